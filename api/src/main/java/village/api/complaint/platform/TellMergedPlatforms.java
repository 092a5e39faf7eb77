package village.api.complaint.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Merges;
import village.api.complaint.Moment;
import village.api.event.Consumer;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.event.feed.PublicType;
import village.api.place.Village;

/**
 * Whoever handed over a case that goes on in another hears how far that one is: by an event of his own case, which is
 * the only one he knows. It says where the other stands when it is told, under the locks of both, so that what is told
 * later is never older.
 */
public final class TellMergedPlatforms implements Consumer {
    /** What may move the status of the case that goes on, or where that is. */
    private static final Set<String> MOVES = Stream.of(
                    PublicType.COMPLAINT_ACCEPTED,
                    PublicType.COMPLAINT_REJECTED,
                    PublicType.COMPLAINT_DISPATCHED,
                    PublicType.COMPLAINT_TAKEN,
                    PublicType.COMPLAINT_OBJECTED,
                    PublicType.COMPLAINT_OFFERED,
                    PublicType.COMPLAINT_CLAIMED,
                    PublicType.COMPLAINT_CLAIM_WITHDRAWN,
                    PublicType.COMPLAINT_PROGRESSED,
                    PublicType.COMPLAINT_INFORMATION_ASKED,
                    PublicType.COMPLAINT_SUPPLEMENTED,
                    PublicType.COMPLAINT_ANSWERED,
                    PublicType.COMPLAINT_VERIFIED,
                    PublicType.COMPLAINT_RATED,
                    PublicType.COMPLAINT_CLOSED,
                    PublicType.COMPLAINT_REOPENED,
                    PublicType.COMPLAINT_TRANSFERRED,
                    PublicType.COMPLAINT_MERGED)
            .map(PublicType::word)
            .collect(Collectors.toUnmodifiableSet());

    private final MergedHandovers handovers;
    private final Complaints complaints;
    private final Ids ids;

    public TellMergedPlatforms(MergedHandovers handovers, Complaints complaints, Ids ids) {
        this.handovers = handovers;
        this.complaints = complaints;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "merged-cases";
    }

    @Override
    public Mono<Void> consume(SequencedEvent sequenced) {
        var event = sequenced.event();
        return Mono.justOrEmpty(event.village())
                .filter(village -> MOVES.contains(event.type()))
                .flatMap(village ->
                        told(event, village, new Complaint.Id(event.subject().id())));
    }

    private Mono<Void> told(Event event, Village.Id village, Complaint.Id id) {
        return handovers
                .into(village, id)
                .filter(handedOver -> !handedOver.isEmpty())
                .flatMap(handedOver -> complaints.changeMerged(
                        village,
                        id,
                        Optional.empty(),
                        merges -> told(merges, handedOver, Moment.system(event.occurredAt(), ids))))
                .then();
    }

    /** Whoever took his case back hears no more of the other, and nobody of one about staff. */
    private static List<Change> told(Merges merges, Set<Complaint.Id> handedOver, Moment moment) {
        var last = merges.goesOn();
        return last.intake().aboutStaff()
                ? List.of()
                : merges.from().stream()
                        .filter(one -> handedOver.contains(one.id()))
                        .filter(one ->
                                !one.ending().withdrawn() && !one.intake().aboutStaff())
                        .map(one -> moment.quietly(one, "complaint.merged-progressed", Merges.into(last)))
                        .toList();
    }
}
