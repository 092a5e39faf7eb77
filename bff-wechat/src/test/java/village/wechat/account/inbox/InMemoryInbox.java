package village.wechat.account.inbox;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** The twin of the table of letters. */
public final class InMemoryInbox implements Inbox {
    private record Row(Letter letter, State state, int attempts, Optional<Instant> due, Optional<String> reply) {
        Claim claim() {
            return new Claim(letter, state, attempts, reply);
        }
    }

    private final Map<String, Row> rows = new LinkedHashMap<>();

    @Override
    public Mono<Arrival> arrived(Letter letter, Instant left, Instant until) {
        return Mono.fromSupplier(() -> {
            synchronized (rows) {
                var there = rows.get(letter.key());
                if (there != null) {
                    return new Again(known(there));
                }
                var row = new Row(letter, State.ANSWERING, 1, Optional.of(until), Optional.empty());
                if (rows.values().stream().anyMatch(other -> open(other, letter) && !sends(other))) {
                    row = new Row(letter, State.RECEIVED, 0, Optional.of(left), Optional.empty());
                }
                rows.put(letter.key(), row);
                return row.state() == State.RECEIVED ? new Again(known(row)) : new InHand(row.claim());
            }
        });
    }

    @Override
    public Mono<Claim> turn(String key, Instant until) {
        return Mono.fromCallable(() -> {
            synchronized (rows) {
                var row = rows.get(key);
                return row != null && row.state() == State.RECEIVED && hasTurn(row) ? taken(row, until) : null;
            }
        });
    }

    private boolean hasTurn(Row row) {
        return handed(row)
                || rows.values().stream()
                        .filter(other -> open(other, row.letter()) && sends(other) == sends(row))
                        .noneMatch(other -> before(other, row));
    }

    private static boolean sends(Row row) {
        return row.state() == State.LATE || row.state() == State.SENDING;
    }

    private static boolean open(Row row, Letter other) {
        return row.due().isPresent()
                && row.letter().follower().equals(other.follower())
                && !row.letter().key().equals(other.key());
    }

    private static boolean before(Row row, Row other) {
        return handed(row)
                || Comparator.comparing(Letter::receivedAt)
                                .thenComparing(Letter::key)
                                .compare(row.letter(), other.letter())
                        < 0;
    }

    private static boolean handed(Row row) {
        return row.state() == State.ANSWERING || row.state() == State.SENDING;
    }

    @Override
    public Mono<Known> known(String key) {
        return Mono.fromCallable(() -> {
            synchronized (rows) {
                var row = rows.get(key);
                return row == null ? null : known(row);
            }
        });
    }

    private static Known known(Row row) {
        return new Known(row.state(), row.state() == State.ANSWERED ? row.reply() : Optional.empty());
    }

    @Override
    public Mono<Claim> due(Instant now, Instant until) {
        return Mono.fromCallable(() -> {
            synchronized (rows) {
                return rows.values().stream()
                        .filter(row ->
                                row.due().filter(due -> !due.isAfter(now)).isPresent())
                        .filter(this::hasTurn)
                        .min(Comparator.comparing(row -> row.due().orElseThrow()))
                        .map(row -> taken(row, until))
                        .orElse(null);
            }
        });
    }

    private Claim taken(Row row, Instant until) {
        var taken = switch (row.state()) {
            case LATE -> new Row(row.letter(), State.SENDING, row.attempts() + 1, Optional.of(until), row.reply());
            case SENDING -> new Row(row.letter(), State.UNKNOWN, row.attempts(), Optional.empty(), row.reply());
            default -> new Row(row.letter(), State.ANSWERING, row.attempts() + 1, Optional.of(until), row.reply());
        };
        rows.put(row.letter().key(), taken);
        return taken.claim();
    }

    @Override
    public Mono<Boolean> step(Claim claim, Step step) {
        return Mono.fromSupplier(() -> {
            synchronized (rows) {
                var row = rows.get(claim.letter().key());
                if (row == null || row.attempts() != claim.attempt() || !inHand(row, claim, step)) {
                    return false;
                }
                var fresh = row.state() != State.SENDING && step.state() == State.LATE;
                rows.put(
                        claim.letter().key(),
                        new Row(
                                row.letter(),
                                step.state(),
                                fresh ? 0 : row.attempts(),
                                step.due(),
                                step.reply().or(row::reply)));
                return true;
            }
        });
    }

    private static boolean inHand(Row row, Claim claim, Step step) {
        var saidSo = row.state() == State.ANSWERED
                && claim.state() == State.ANSWERING
                && (step.state() == State.ANSWERED || step.state() == State.LATE);
        return row.state() == claim.state() || saidSo;
    }

    @Override
    public Mono<Long> forget(Instant receivedBefore, int limit) {
        return Mono.fromSupplier(() -> {
            synchronized (rows) {
                var old = rows.values().stream()
                        .map(Row::letter)
                        .filter(letter -> letter.receivedAt().isBefore(receivedBefore))
                        .limit(limit)
                        .map(Letter::key)
                        .toList();
                old.forEach(rows::remove);
                return (long) old.size();
            }
        });
    }
}
