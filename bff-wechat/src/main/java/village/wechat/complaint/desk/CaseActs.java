package village.wechat.complaint.desk;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Complaint;
import village.api.complaint.reading.ReadComplaint;
import village.api.identity.Actor;
import village.wechat.Requests;
import village.wechat.complaint.ComplaintDetail;

/** Acts on a case as the console does: with the caller's key where he gave one, showing the case afterwards. */
@Component
final class CaseActs {
    private final ReadComplaint readComplaint;
    private final Requests requests;

    CaseActs(ReadComplaint readComplaint, Requests requests) {
        this.readComplaint = readComplaint;
        this.requests = requests;
    }

    /** What is done to the case. */
    interface Act {
        Mono<Complaint> on(Complaint.Id id, Optional<Once> once);
    }

    /**
     * Does it, and shows the case as the act left it.
     *
     * @param verb names the act among the keys, for example {@code dispatch}
     * @param body the request's record, with everything that tells it from another
     */
    Mono<ComplaintDetail> done(Actor actor, UUID id, String verb, @Nullable String key, Object body, Act act) {
        return Mono.defer(() -> act.on(
                        new Complaint.Id(id), requests.optional(actor, "complaint." + verb + ":" + id, key, body)))
                .flatMap(acted -> readComplaint.after(actor, acted))
                .map(view -> ComplaintDetail.of(view, true));
    }

    /** Words that may be left out. */
    static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
