package village.api.credit.earlier;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.credit.CreditYear;
import village.api.credit.SourceKind;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Keeper;
import village.api.credit.closing.Closings;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.ledger.Posting;
import village.api.credit.ledger.SourceEvent;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RosterPerson;

/**
 * Whoever keeps ledgers brings in records of earlier years: the secretary his branch's, the township those of secretaries
 * and of branches without one. Wrong rows are named and left out, the others are booked;
 * the same table again adds nothing. A line that was wrong is reversed, and the corrected row brought in again.
 */
public final class ImportEarlier {
    private final Keeper keeper;
    private final Closings closings;
    private final Ledger ledger;
    private final EarlierSheets sheets;
    private final Ids ids;
    private final Clock clock;

    public ImportEarlier(Keeper keeper, Closings closings, Ledger ledger, EarlierSheets sheets, Ids ids, Clock clock) {
        this.keeper = keeper;
        this.closings = closings;
        this.ledger = ledger;
        this.sheets = sheets;
        this.ids = ids;
        this.clock = clock;
    }

    /** Why a row was left out. */
    public record RowError(int row, String column, String reason) {}

    /** @param unchanged rows that were booked before */
    public record Report(int added, int unchanged, List<RowError> errors) {}

    /**
     * What is known before rows are looked at.
     *
     * @param byName whom he sees
     * @param kept those of them whose ledgers he keeps
     */
    private record Known(Map<String, List<BranchMember>> byName, List<BranchMember> kept, List<Integer> closed) {}

    private record Sound(EarlierStudy study, Posting posting) {}

    public Mono<Report> read(Actor actor, Flux<ByteBuffer> spreadsheet) {
        return circle(actor)
                .flatMap(circle -> Mono.zip(
                        sheets.read(spreadsheet), known(actor, circle), (rows, known) -> sorted(actor, rows, known)))
                .flatMap(sorted -> before(actor, sorted).map(before -> followed(sorted, before)))
                .flatMap(this::booked);
    }

    public Mono<byte[]> template(Actor actor) {
        return circle(actor).flatMap(circle -> sheets.template());
    }

    /** A secretary who is bound to nobody on the roster is told what to do. */
    private Mono<Keeper.Circle> circle(Actor actor) {
        return Mono.fromSupplier(() -> actor.require(Role.BRANCH_SECRETARY, Role.DISPATCHER))
                .filter(keeping -> !keeping.holds(Role.DISPATCHER))
                .flatMap(keeper::secretary)
                .then(Mono.defer(() -> keeper.circle(actor)));
    }

    private Mono<Known> known(Actor actor, Keeper.Circle circle) {
        return closings.of(actor.requireVillage())
                .map(closed -> new Known(
                        circle.seen().stream()
                                .collect(Collectors.groupingBy(who -> who.name().value())),
                        circle.kept(),
                        closed.stream().map(Closings.Closing::year).toList()));
    }

    private record Sorted(List<Sound> sound, List<RowError> errors) {}

    private Sorted sorted(Actor actor, List<EarlierSheets.Row> rows, Known known) {
        var sound = new ArrayList<Sound>();
        var errors = new ArrayList<RowError>();
        var seen = new HashSet<UUID>();
        for (var row : rows) {
            try {
                var study = EarlierStudy.of(row, CreditYear.of(clock.instant()));
                var posting = posting(actor.requirePerson(), study, member(study, known));
                if (!seen.add(posting.source().id())) {
                    throw new EarlierStudy.Unsound("说明", "和上面的一行重复；确实是两次学习的，请写不同的说明。");
                }
                sound.add(new Sound(study, posting));
            } catch (EarlierStudy.Unsound wrong) {
                errors.add(wrong.at(row.number()));
            }
        }
        return new Sorted(sound, errors);
    }

    private Mono<BroughtBefore> before(Actor actor, Sorted sorted) {
        var members = new HashMap<Integer, Set<RosterPerson.Id>>();
        for (var sound : sorted.sound()) {
            members.computeIfAbsent(sound.study().year(), year -> new HashSet<>())
                    .add(sound.posting().source().member().id());
        }
        return Flux.fromIterable(members.entrySet())
                .concatMap(year -> ledger.lines(actor.requireVillage(), year.getValue(), year.getKey()))
                .flatMapIterable(lines -> lines)
                .collectList()
                .map(BroughtBefore::new);
    }

    /** With the lines the rows stand for now. */
    private static Sorted followed(Sorted sorted, BroughtBefore before) {
        var sound = new ArrayList<Sound>();
        var errors = new ArrayList<>(sorted.errors());
        for (var each : sorted.sound()) {
            try {
                var source = before.source(each.posting().source(), each.study());
                sound.add(new Sound(each.study(), each.posting().about(source)));
            } catch (EarlierStudy.Unsound wrong) {
                errors.add(wrong.at(each.study().number()));
            }
        }
        errors.sort(Comparator.comparing(RowError::row));
        return new Sorted(sound, errors);
    }

    private static BranchMember member(EarlierStudy study, Known known) throws EarlierStudy.Unsound {
        var named = known.byName().getOrDefault(study.name(), List.of());
        if (named.size() != 1) {
            throw new EarlierStudy.Unsound("姓名", named.isEmpty() ? "您管台账的党员里没有这个人。" : "您管台账的党员里有同名的，请用“确认线下学习”逐条记。");
        }
        if (!known.kept().contains(named.get(0))) {
            throw new EarlierStudy.Unsound("姓名", "书记的记录请乡镇办理，自己的记录请别人办理。");
        }
        if (known.closed().contains(study.year())) {
            throw new EarlierStudy.Unsound("年度", "这一年已经结账。");
        }
        return named.get(0);
    }

    /** On the last day of its year, giving what the row says. */
    private Posting posting(Person.Id by, EarlierStudy study, BranchMember who) {
        var key = "earlier:" + who.member().village() + who.member().id() + study.year() + study.title();
        var source = new SourceEvent(
                who.member(),
                SourceKind.EARLIER,
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                Optional.empty(),
                study.title(),
                LocalDate.of(study.year(), 12, 31).atStartOfDay(CreditYear.ZONE).toInstant(),
                1,
                Optional.of(by));
        return Posting.earlier(new Entry.Id(ids.next()), ids.next(), source, study.amount(), clock.instant());
    }

    private Mono<Report> booked(Sorted sorted) {
        var sound = sorted.sound();
        return sound.isEmpty()
                ? Mono.just(new Report(0, 0, sorted.errors()))
                : ledger.book(sound.stream().map(Sound::posting).toList())
                        .map(lines -> reported(sound, lines, new ArrayList<>(sorted.errors())));
    }

    private static Report reported(List<Sound> sound, List<Entry> lines, List<RowError> errors) {
        var added = 0;
        var unchanged = 0;
        for (var at = 0; at < lines.size(); at++) {
            var line = lines.get(at);
            if (line.id().equals(sound.get(at).posting().id())) {
                added++;
            } else if (line.wanted().equals(sound.get(at).study().amount())) {
                unchanged++;
            } else {
                errors.add(new RowError(sound.get(at).study().number(), "学时", "以前导入过这一条，数和这次不一样；要改请先冲正。"));
            }
        }
        return new Report(added, unchanged, errors);
    }
}
