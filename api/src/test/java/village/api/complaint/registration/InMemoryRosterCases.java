package village.api.complaint.registration;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.InMemoryComplaints;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** The twin. */
public final class InMemoryRosterCases implements RosterCases {
    private final InMemoryComplaints complaints;

    public InMemoryRosterCases(InMemoryComplaints complaints) {
        this.complaints = complaints;
    }

    @Override
    public Mono<List<Complaint.Id>> withoutReporter(Village.Id village, RosterPerson.Id whose, boolean aboutStaff) {
        return Mono.fromSupplier(() -> complaints.all().stream()
                .filter(complaint -> complaint.village().equals(village))
                .filter(complaint -> complaint.reporter().isEmpty())
                .filter(complaint -> aboutStaff || !complaint.intake().aboutStaff())
                .filter(complaint ->
                        complaint.reporterRoster().filter(whose::equals).isPresent())
                .map(Complaint::id)
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList());
    }
}
