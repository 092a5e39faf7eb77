package village.api.inquiry.asking;

import reactor.core.publisher.Mono;
import village.api.complaint.registration.Caller;
import village.api.inquiry.Inquiry;
import village.api.place.Village;

/** Who asked by telephone, on paper or at the door, where the roster does not know him. */
public interface InquiryCallers {
    /** Notes the caller of an inquiry; the first note stays. Joins the surrounding transaction. */
    Mono<Void> add(Village.Id village, Inquiry.Id inquiry, Caller caller);

    /** Completes empty when none was noted. */
    Mono<Caller> of(Village.Id village, Inquiry.Id inquiry);
}
