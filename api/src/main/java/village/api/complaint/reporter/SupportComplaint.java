package village.api.complaint.reporter;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Access;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Moment;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Nearness;
import village.api.identity.Actor;

/** A neighbour says "me too" instead of reporting the same thing again, and is told how it ends. */
public final class SupportComplaint {
    private final Supports supports;
    private final Categories categories;
    private final Ids ids;
    private final Clock clock;

    public SupportComplaint(Supports supports, Categories categories, Ids ids, Clock clock) {
        this.supports = supports;
        this.categories = categories;
        this.ids = ids;
        this.clock = clock;
    }

    /** However often he taps he counts once. */
    public Mono<Complaint> support(Actor actor, Complaint.Id id, Optional<Once> once) {
        return Mono.fromSupplier(actor::requireBound)
                .flatMap(neighbour -> categories.inForce(neighbour.requireVillage()))
                .flatMap(catalogue -> supports.add(
                        actor.requireVillage(),
                        id,
                        actor.requirePerson(),
                        once,
                        complaint -> supported(
                                actor,
                                complaint,
                                nearness(complaint, catalogue),
                                Moment.of(actor, clock.instant(), ids))))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private static Optional<Nearness> nearness(Complaint complaint, Categories.Catalogue catalogue) {
        return complaint.intake().category().flatMap(catalogue::byCode).flatMap(Category::near);
    }

    /**
     * What one more supporter makes of a case.
     *
     * @param near how the case's category is offered to neighbours; empty for what is nobody else's matter
     */
    public static Change supported(Actor actor, Complaint complaint, Optional<Nearness> near, Moment moment) {
        if (complaint.reporting().concerns(actor)) {
            throw Refusal.of(Reason.COMPLAINT_SUPPORT_OWN);
        }
        if (!offered(complaint, near, moment.now())) {
            throw refusal(actor, complaint);
        }
        var after = complaint.withSupports(complaint.supports() + 1);
        return moment.quietly(after, "complaint.supported", Map.of());
    }

    /** Whether neighbours may join it: open, and public or offered to whoever stands near. Never about staff. */
    public static boolean offered(Complaint complaint, Optional<Nearness> near, Instant now) {
        var close = complaint.intake().point().isPresent()
                && near.filter(reach -> reach.recent(complaint.filedAt(), now)).isPresent();
        return complaint.status().open() && !complaint.intake().aboutStaff() && (complaint.published() || close);
    }

    private static Refusal refusal(Actor actor, Complaint complaint) {
        if (complaint.intake().aboutStaff() || !Access.mayRead(actor, complaint)) {
            return Refusal.of(Reason.COMPLAINT_NOT_FOUND);
        }
        var sentence = complaint.status().open() ? "这件诉求不公开，不能附议。" : "这件诉求已经有结果了，不用再附议。";
        return Refusal.of(Reason.COMPLAINT_WRONG_STATE, sentence);
    }
}
