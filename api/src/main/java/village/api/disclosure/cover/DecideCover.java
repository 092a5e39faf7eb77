package village.api.disclosure.cover;

import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.disclosure.Filing;
import village.api.disclosure.filing.FilingWork;
import village.api.identity.Actor;
import village.api.identity.Role;

/** The township decides about what is covered: everybody may see it again, or an operator is asked to erase it. */
public final class DecideCover {
    private final Covers covers;
    private final FilingWork work;
    private final Transactions transactions;

    public DecideCover(Covers covers, FilingWork work, Transactions transactions) {
        this.covers = covers;
        this.work = work;
        this.transactions = transactions;
    }

    /** @param note for everybody to read */
    public record Found(Cover.Verdict verdict, String note) {}

    /** Refuses whoever covered it for the village, and a second decision. */
    public Mono<Cover> decide(Actor actor, Filing.Id filing, Cover.Id id, Found found) {
        return Mono.fromSupplier(
                        () -> actor.require(Role.DISPATCHER, Role.SUPERVISOR).requireVillage())
                .flatMap(village -> covers.byId(village, id))
                .filter(cover -> cover.filing().equals(filing))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DISCLOSURE_NOT_FOUND, "没有找到这处遮盖。")))
                .map(cover -> cover.decided(decision(actor, found)))
                .flatMap(decided -> kept(actor, decided));
    }

    private Cover.Decision decision(Actor actor, Found found) {
        var now = work.now(actor).now().truncatedTo(ChronoUnit.SECONDS);
        return new Cover.Decision(found.verdict(), actor.requirePerson(), CoverReason.of(found.note()), now);
    }

    private Mono<Cover> kept(Actor actor, Cover decided) {
        var facts = Map.of("covered", Integer.toString(decided.revision()));
        var type = decided.stands() ? "disclosure.erasure-asked" : "disclosure.uncovered";
        return transactions.together(work.act(
                        actor,
                        decided.filing(),
                        Optional.empty(),
                        (filing, act) -> act.told(filing.touched(), type, facts))
                .then(Mono.defer(() -> covers.decide(decided)))
                .thenReturn(decided));
    }
}
