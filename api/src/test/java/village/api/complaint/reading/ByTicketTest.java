package village.api.complaint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Followers;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.complaint.Intake;
import village.api.complaint.reporter.InMemorySupports;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/** Who finds a case by the number he was told. */
class ByTicketTest {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Actor supporter = Cases.actor(Cases.person(), village, Role.VILLAGER);
    private final Actor member = Cases.actor(Cases.person(), village, Role.VILLAGER, Role.PARTY_MEMBER);
    private final Actor neighbour = Cases.actor(Cases.person(), village, Role.VILLAGER);
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryFollowers followers = new InMemoryFollowers(complaints);
    private final ListComplaints lists = new ListComplaints(
            complaints,
            new InMemorySupports(complaints, followers),
            any -> Mono.just(List.of()),
            Cases.NUMBERS,
            Clock.systemUTC());

    /** He was sent the number. */
    @Test
    void whoJoinedFindsHowFarItHasComeAndNothingOfWhatWasSaid() {
        var joined = joined(Cases.intake("陈家门口的路灯不亮"));
        assertThat(found(supporter, joined)).map(Complaint::status).contains(joined.status());
        assertThat(text(supporter, joined)).doesNotContain("路灯");
        assertThat(found(neighbour, joined)).isEmpty();
        assertThat(found(Actor.stranger(village), joined)).isEmpty();
    }

    @Test
    void whoJoinedFindsNothingMoreOfACaseAboutStaff() {
        assertThat(found(supporter, joined(Cases.aboutStaff("收钱不办事")))).isEmpty();
    }

    @Test
    void whomItIsOfferedToReadsNothingOfWhatWasSaid() {
        var filed = Cases.filed(village, Cases.person(), Cases.intake("想借轮椅"), Cases.MONDAY_9);
        var offered = filed.after().with(filed.after().handling().offered(true));
        complaints
                .add(Cases.once("offered"), List.of(new Change(offered, filed.step(), filed.event())))
                .block();
        assertThat(text(member, offered)).doesNotContain("轮椅");
    }

    private Complaint joined(Intake intake) {
        var filed = Cases.filed(village, Cases.person(), intake, Cases.MONDAY_9);
        complaints.add(Cases.once("joined"), List.of(filed)).block();
        followers
                .add(village, filed.after().id(), Followers.Follower.supporting(supporter.requirePerson()))
                .block();
        return filed.after();
    }

    private String text(Actor actor, Complaint complaint) {
        return found(actor, complaint).orElseThrow().intake().text();
    }

    private Optional<Complaint> found(Actor actor, Complaint complaint) {
        return lists.byTicket(actor, complaint.ticket()).blockOptional();
    }
}
