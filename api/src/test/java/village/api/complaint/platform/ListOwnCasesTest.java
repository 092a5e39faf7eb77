package village.api.complaint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.client.Client;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.complaint.Reporting;
import village.api.complaint.Step;
import village.api.complaint.reading.ListComplaints;
import village.api.complaint.reporter.InMemorySupports;
import village.api.identity.Actor;
import village.api.place.Village;

/** Numbers are masked in what a platform was sent, and stand in what it handed over itself. */
class ListOwnCasesTest {
    private static final String SAID = "坝脚渗水，打 13711119050";
    private static final String MASKED = "坝脚渗水，打 137****9050";

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Actor platform = Cases.actor(Cases.person(), village);

    @Test
    void masksWhatWasSentAndNotWhatWasHandedOver() {
        var own = List.of(
                new OutsideCases.Own(sent(), Optional.empty()), new OutsideCases.Own(handed(), Optional.of("Z-1")));
        var listed = new ListOwnCases((at, who, slice) -> Mono.just(new Page<>(own, Optional.empty())), Cases.NUMBERS)
                .list(platform, new Complaints.Slice(Optional.empty(), 20))
                .block();
        assertThat(listed.items())
                .extracting(each -> each.complaint().intake().text())
                .containsExactly(MASKED, SAID);
        assertThat(listed.items())
                .extracting(OutsideCases.Own::number)
                .containsExactly(Optional.empty(), Optional.of("Z-1"));
    }

    @Test
    void findsByTicketLikewise() {
        var complaints = new InMemoryComplaints();
        var one = sent();
        var change = Cases.moment(platform, MONDAY_9).first(one, Entry.of(Step.Type.FILED, "本人"), "complaint.filed");
        complaints.add(Cases.once("a"), List.of(change)).block();
        var lists = new ListComplaints(
                complaints,
                new InMemorySupports(complaints, new InMemoryFollowers(complaints)),
                any -> Mono.just(List.of()),
                Cases.NUMBERS,
                Clock.systemUTC());
        assertThat(lists.byTicket(platform, one.ticket()).block().intake().text())
                .isEqualTo(MASKED);
    }

    private Complaint sent() {
        var filed = Cases.filed(village, Cases.person(), Cases.intake(SAID), MONDAY_9)
                .after();
        var here = Optional.of(new Client.Id(platform.requirePerson().value()));
        return filed.with(filed.ending().transferred(new Ending.Transfer("县水利局", "", MONDAY_9, here)));
    }

    private Complaint handed() {
        var by = new Reporting(Optional.empty(), Optional.empty(), platform.requirePerson(), Reporting.Source.PLATFORM);
        return Cases.filed(village, by, Cases.intake(SAID), MONDAY_9).after();
    }
}
