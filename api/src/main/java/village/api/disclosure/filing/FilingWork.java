package village.api.disclosure.filing;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.disclosure.Act;
import village.api.disclosure.Change;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.identity.Actor;
import village.api.identity.Role;

/** What every act on one filing has in common: the row lock, the moment, the attachments it brings. */
public final class FilingWork {
    private final Filings filings;
    private final Attachments attachments;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;

    public FilingWork(Filings filings, Attachments attachments, Transactions transactions, Ids ids, Clock clock) {
        this.filings = filings;
        this.attachments = attachments;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** A rule: what becomes of a filing by this act, or a refusal. */
    public interface Rule extends BiFunction<Filing, Act, Change> {}

    /** Refuses whoever writes no disclosures. */
    public static Actor requireWriter(Actor actor) {
        actor.requireVillage();
        return actor.require(Role.CADRE, Role.GRID_WORKER);
    }

    /**
     * Acts on a filing of the actor's village.
     *
     * @return the filing afterwards; refuses with {@code disclosure.not-found} if the village has none of that id
     */
    public Mono<Filing> act(Actor actor, Filing.Id id, Optional<Once> once, Rule rule) {
        return Mono.defer(
                        () -> filings.change(actor.requireVillage(), id, once, found -> rule.apply(found, now(actor))))
                .switchIfEmpty(missing());
    }

    /** Acts on a filing and makes the actor's new attachments the filing's own. */
    public Mono<Filing> act(Actor actor, Filing.Id id, List<Attachment.Id> named, Rule rule) {
        return transactions.together(act(actor, id, Optional.empty(), rule)
                .flatMap(filing -> claimed(actor, id, named).thenReturn(filing)));
    }

    /** Uses attachments for a filing; those it has already stay. */
    Mono<Void> claimed(Actor actor, Filing.Id id, List<Attachment.Id> named) {
        var owner = new Attachment.Owner(Filing.OWNER, id.value());
        return attachments
                .of(actor.requireVillage(), owner)
                .map(there -> there.stream().map(Attachment::id).toList())
                .map(known -> named.stream().filter(one -> !known.contains(one)).toList())
                .filter(fresh -> !fresh.isEmpty())
                .flatMap(fresh -> attachments.claim(actor.requireVillage(), fresh, actor.requirePerson(), owner));
    }

    /** Finds a filing of the actor's village, or refuses. */
    public Mono<Filing> existing(Actor actor, Filing.Id id) {
        return Mono.defer(() -> filings.byId(actor.requireVillage(), id)).switchIfEmpty(missing());
    }

    /** An act at this moment. */
    public Act now(Actor actor) {
        return Act.of(actor, clock.instant(), ids);
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND));
    }
}
