package village.api.complaint.platform;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.InMemoryComplaints;
import village.api.identity.Person;
import village.api.place.Village;

/** The twin: reads what the twins of cases and of platforms' numbers hold. */
public final class InMemoryOutsideCases implements OutsideCases {
    private static final Comparator<Own> NEWEST_FIRST = Comparator.<Own, String>comparing(
                    own -> own.complaint().id().toString())
            .reversed();

    private final InMemoryComplaints complaints;
    private final InMemoryHandedOver handedOver;

    public InMemoryOutsideCases(InMemoryComplaints complaints, InMemoryHandedOver handedOver) {
        this.complaints = complaints;
        this.handedOver = handedOver;
    }

    @Override
    public Mono<Page<Own, Complaint.Id>> of(Village.Id village, Person.Id platform, Complaints.Slice slice) {
        return Mono.fromSupplier(() -> Page.of(
                listed(village, platform, slice),
                slice.limit(),
                own -> own.complaint().id()));
    }

    private List<Own> listed(Village.Id village, Person.Id platform, Complaints.Slice slice) {
        return complaints.all().stream()
                .filter(one -> one.village().equals(village) && !one.intake().aboutStaff())
                .filter(one -> slice.after()
                        .filter(last -> one.id().toString().compareTo(last.toString()) >= 0)
                        .isEmpty())
                .flatMap(one -> own(one, platform).stream())
                .sorted(NEWEST_FIRST)
                .limit(slice.limit() + 1L)
                .toList();
    }

    private Optional<Own> own(Complaint complaint, Person.Id platform) {
        var given = handedOver.found(complaint.village(), platform, complaint.id());
        var sent = complaint
                .ending()
                .transfer()
                .filter(transfer -> transfer.receiver()
                        .filter(receiver -> receiver.value().equals(platform.value()))
                        .isPresent());
        var number = given.or(() -> sent.map(Ending.Transfer::externalNumber).filter(word -> !word.isEmpty()));
        return given.isPresent() || sent.isPresent() ? Optional.of(new Own(complaint, number)) : Optional.empty();
    }
}
