package village.api.complaint.platform;

import static java.util.stream.Collectors.toSet;

import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.InMemoryComplaints;
import village.api.place.Village;

/** The twin: reads what the twins of cases and of platforms' numbers hold. */
public final class InMemoryMergedHandovers implements MergedHandovers {
    private final InMemoryComplaints complaints;
    private final InMemoryHandedOver handedOver;

    public InMemoryMergedHandovers(InMemoryComplaints complaints, InMemoryHandedOver handedOver) {
        this.complaints = complaints;
        this.handedOver = handedOver;
    }

    @Override
    public Mono<Set<Complaint.Id>> into(Village.Id village, Complaint.Id complaint) {
        return Mono.fromSupplier(() -> below(village, complaint)
                .map(Complaint::id)
                .filter(id -> handedOver.holds(village, id))
                .collect(toSet()));
    }

    private Stream<Complaint> below(Village.Id village, Complaint.Id into) {
        return complaints.all().stream()
                .filter(one -> one.village().equals(village))
                .filter(one -> one.ending().mergedInto().filter(into::equals).isPresent())
                .flatMap(one -> Stream.concat(Stream.of(one), below(village, one.id())));
    }
}
