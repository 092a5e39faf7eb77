package village.api.complaint.claiming;

import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Intake;
import village.api.gate.VillageNumbers;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;
import village.api.identity.Role;

/** A Party member sees what he could take on; of a private case what it is about only, until he has taken it. */
public final class ListClaimable {
    private final OfferedComplaints offered;
    private final VillageNumbers numbers;

    public ListClaimable(OfferedComplaints offered, VillageNumbers numbers) {
        this.offered = offered;
        this.numbers = numbers;
    }

    public Mono<Page<Complaint, Complaint.Id>> list(Actor actor, Complaints.Slice slice) {
        return Mono.fromSupplier(() -> actor.require(Role.PARTY_MEMBER))
                .flatMap(member -> Mono.zip(
                        offered.to(member.requireVillage(), member.requirePerson(), slice),
                        numbers.of(member.requireVillage()),
                        (page, hidden) -> page.map(one -> one.with(shown(member, one, hidden)))));
    }

    private static Intake shown(Actor member, Complaint complaint, SensitiveNumbers hidden) {
        var intake = complaint.intake();
        return Access.mayReadContent(member, complaint) ? intake.worded(hidden::masked) : intake.untilTaken();
    }
}
