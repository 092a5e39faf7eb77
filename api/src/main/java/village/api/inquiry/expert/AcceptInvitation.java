package village.api.inquiry.expert;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.inquiry.arranging.DeskRegister;
import village.api.inquiry.arranging.KeptDesk;
import village.api.place.Village;
import village.api.place.Villages;

/** Whoever was invited looks at what is asked of him, accepts, and leaves again. */
public final class AcceptInvitation {
    private final Invitations invitations;
    private final DeskRegister register;
    private final Villages villages;
    private final InvitationSecrets secrets;
    private final Ids ids;
    private final Clock clock;

    public AcceptInvitation(
            Invitations invitations,
            DeskRegister register,
            Villages villages,
            InvitationSecrets secrets,
            Ids ids,
            Clock clock) {
        this.invitations = invitations;
        this.register = register;
        this.villages = villages;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param villages where he would answer, in code order */
    public record Offer(Invitation invitation, KeptDesk desk, List<Village> villages) {}

    /** What a secret opens; refuses what is over, and what another one accepted. */
    public Mono<Offer> look(Actor actor, String secret) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> invitations
                        .bySecret(secrets.hash(secret))
                        .filter(found -> found.open(clock.instant()) || found.heldBy(person)))
                .switchIfEmpty(missing())
                .flatMap(this::offer);
    }

    private Mono<Offer> offer(Invitation invitation) {
        return Mono.zip(
                register.byCode(invitation.desk()),
                villages.within(invitation.area()).collectList(),
                (desk, below) -> new Offer(invitation, desk, below));
    }

    /**
     * Sits down at the desk; again, also at once, stays. Refuses whoever is bound in no village of the county
     * ({@code identity.binding-required}).
     */
    public Mono<Invitation> accept(Actor actor, String secret) {
        return look(actor, secret).flatMap(offer -> seated(actor, offer.invitation()));
    }

    private Mono<Invitation> seated(Actor actor, Invitation offered) {
        return invitations
                .boundInCountyOf(offered.area(), actor.requirePerson())
                .filter(bound -> bound)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.BINDING_REQUIRED, "请先在本县的一个村绑定身份，再接受邀请。")))
                .flatMap(bound -> invitations.change(offered.id(), found -> {
                    var now = clock.instant();
                    return found.accepted(actor.requirePerson(), now)
                            .map(after -> told(after, "accepted", actor.requirePerson(), now));
                }));
    }

    /** Answers there no longer. */
    public Mono<Invitation> leave(Actor actor, Invitation.Id id) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> invitations.change(id, found -> {
                    if (!found.heldBy(person)) {
                        throw Refusal.of(Reason.INQUIRY_INVITATION_NOT_FOUND);
                    }
                    var now = clock.instant();
                    return Optional.of(told(found.ended(now), "ended", person, now));
                }))
                .switchIfEmpty(missing());
    }

    private Invitations.Change told(Invitation after, String type, Person.Id by, Instant now) {
        return new Invitations.Change(after, InvitationEvents.of(ids.next(), after, type, by, now));
    }

    private static <T> Mono<T> missing() {
        return Mono.error(() -> Refusal.of(Reason.INQUIRY_INVITATION_NOT_FOUND));
    }
}
