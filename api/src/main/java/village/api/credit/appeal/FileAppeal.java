package village.api.credit.appeal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.credit.branch.BranchMember;
import village.api.credit.branch.Branches;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.identity.Actor;

/** A member objects to one of his own lines, one that takes an earlier one back among them. */
public final class FileAppeal {
    private final Appeals appeals;
    private final Ledger ledger;
    private final Branches branches;
    private final Ids ids;
    private final Clock clock;

    public FileAppeal(Appeals appeals, Ledger ledger, Branches branches, Ids ids, Clock clock) {
        this.appeals = appeals;
        this.ledger = ledger;
        this.branches = branches;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Refuses lines of others with the same words as lines that do not exist; where it is written, lines taken back
     * before, unless the request is one that was answered.
     */
    public Mono<Appeal> file(Actor actor, Entry.Id line, String text, Once once) {
        return branches.boundTo(actor.requirePerson())
                .flatMap(mine -> own(mine, line))
                .map(entry -> Appeal.filed(
                        new Appeal.Id(ids.next()),
                        entry.source().member(),
                        line,
                        text,
                        actor.requirePerson(),
                        clock.instant()))
                .flatMap(appeal -> appeals.add(once, AppealChange.of(appeal, ids.next(), "filed", appeal.filedAt())));
    }

    private Mono<Entry> own(List<BranchMember> mine, Entry.Id line) {
        return Flux.fromIterable(mine)
                .concatMap(who -> ledger.byId(who.member().village(), line)
                        .filter(entry -> entry.source().member().equals(who.member())))
                .next()
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_ENTRY_NOT_FOUND)));
    }

    /** What one filed oneself in all one's villages, the latest first. */
    public Mono<Page<Appeal, UUID>> own(Actor actor, Appeals.Slice slice) {
        return branches.boundTo(actor.requirePerson())
                .flatMap(mine ->
                        appeals.of(mine.stream().map(BranchMember::member).toList(), slice));
    }
}
