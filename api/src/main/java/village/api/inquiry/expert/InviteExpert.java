package village.api.inquiry.expert;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.inquiry.Desk;
import village.api.inquiry.arranging.DeskKeepers;
import village.api.inquiry.arranging.DeskRegister;
import village.api.inquiry.arranging.KeptDesk;

/** A township invites somebody from outside its staff to answer at a desk of experts, and ends that again. */
public final class InviteExpert {
    private static final int MOST = 100;

    private final Invitations invitations;
    private final DeskRegister register;
    private final DeskKeepers keepers;
    private final InvitationSecrets secrets;
    private final Ids ids;
    private final Clock clock;

    public InviteExpert(
            Invitations invitations,
            DeskRegister register,
            DeskKeepers keepers,
            InvitationSecrets secrets,
            Ids ids,
            Clock clock) {
        this.invitations = invitations;
        this.register = register;
        this.keepers = keepers;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param secret what the invited shows; empty for a request that was repeated */
    public record Issued(Invitation invitation, Optional<String> secret) {}

    /** What can be accepted and who accepted, the earliest first. */
    public Mono<List<Invitations.Listed>> list(Actor actor, String area) {
        return keepers.township(actor, area).flatMap(allowed -> invitations.standing(allowed, clock.instant()));
    }

    /**
     * Invites to a desk of experts. The secret is given once.
     *
     * @param label what the township calls him
     */
    public Mono<Issued> invite(Actor actor, String area, String desk, String label, Once once) {
        return keepers.township(actor, area)
                .flatMap(allowed -> expertDesk(allowed, desk))
                .flatMap(found -> invited(actor, area, found.code(), label, once));
    }

    private Mono<KeptDesk> expertDesk(String area, String desk) {
        return register.byCode(desk)
                .filter(found -> found.area().map(area::equals).orElse(true))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.INQUIRY_DESK_UNKNOWN)))
                .filter(found -> found.kind() == Desk.Kind.EXPERT)
                .switchIfEmpty(Mono.error(() -> Refusal.invalid("/desk", "这个窗口由村干部答复，不安排专家。")));
    }

    private Mono<Issued> invited(Actor actor, String area, String desk, String label, Once once) {
        var now = clock.instant();
        var secret = secrets.draw();
        var invitation = Invitation.to(new Invitation.Id(ids.next()), desk, area, label, actor.requirePerson(), now);
        var told = InvitationEvents.of(ids.next(), invitation, "made", actor.requirePerson(), now);
        return invitations
                .add(once, invitation, secrets.hash(secret), MOST, told)
                .map(there -> new Issued(
                        there, Optional.of(secret).filter(fresh -> there.id().equals(invitation.id()))));
    }

    /** Takes an invitation back, or ends that he answers; the desk stays closed to the cadres. */
    public Mono<Invitation> end(Actor actor, Invitation.Id id) {
        return Mono.fromSupplier(() -> actor.require(Role.DISPATCHER))
                .then(invitations.byId(id))
                .switchIfEmpty(missing())
                .flatMap(found -> keepers.township(actor, found.area()))
                .then(Mono.defer(() -> invitations.change(id, found -> {
                    var now = clock.instant();
                    var after = found.ended(now);
                    return Optional.of(new Invitations.Change(
                            after, InvitationEvents.of(ids.next(), after, "ended", actor.requirePerson(), now)));
                })));
    }

    private static Mono<Invitation> missing() {
        return Mono.error(() -> Refusal.of(Reason.INQUIRY_INVITATION_NOT_FOUND));
    }
}
