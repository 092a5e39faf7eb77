package village.api.complaint.reporter;

import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.handling.Handlers;
import village.api.place.Village;

/** Finds what must be known beside a case to have it taken up again, whoever asks for it. */
final class LookAround {
    private final Complaints complaints;
    private final Handlers handlers;
    private final DueTimes dueTimes;

    LookAround(Complaints complaints, Handlers handlers, DueTimes dueTimes) {
        this.complaints = complaints;
        this.handlers = handlers;
        this.dueTimes = dueTimes;
    }

    /** @param goesOn the case itself, or the one it was merged into; of one the village does not have there are no steps */
    Mono<ReopenComplaint.Around> around(Village.Id village, Complaint.Id goesOn) {
        return Mono.defer(() -> Mono.zip(complaints.steps(village, goesOn), handlers.of(village), dueTimes.in(village)))
                .map(known -> new ReopenComplaint.Around(known.getT1(), known.getT2(), known.getT3()));
    }
}
