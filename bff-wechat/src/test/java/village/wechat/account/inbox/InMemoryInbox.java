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
    public Mono<Arrival> arrived(Letter letter, Instant until) {
        return Mono.fromSupplier(() -> {
            synchronized (rows) {
                var there = rows.get(letter.key());
                if (there != null) {
                    return new Again(known(there));
                }
                var row = new Row(letter, State.ANSWERING, 1, Optional.of(until), Optional.empty());
                rows.put(letter.key(), row);
                return new InHand(row.claim());
            }
        });
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
                if (row == null || row.state() != claim.state() || row.attempts() != claim.attempt()) {
                    return false;
                }
                var fresh = row.state() == State.ANSWERING && step.state() == State.LATE;
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
