package village.infra.inquiry;

import reactor.core.publisher.Mono;
import village.api.complaint.registration.Caller;
import village.api.inquiry.Inquiry;
import village.api.inquiry.asking.InquiryCallers;
import village.api.place.Village;
import village.infra.crypto.Sealer;
import village.infra.identity.caller.SealedCallers;
import village.infra.postgres.Database;

/** Callers of inquiries. */
final class PostgresInquiryCallers implements InquiryCallers {
    private final SealedCallers callers;

    PostgresInquiryCallers(Database database, Sealer sealer) {
        this.callers = table(database, sealer);
    }

    static SealedCallers table(Database database, Sealer sealer) {
        return new SealedCallers(database, sealer, "inquiry_caller", "inquiry_id");
    }

    @Override
    public Mono<Void> add(Village.Id village, Inquiry.Id inquiry, Caller caller) {
        return callers.add(village, inquiry.value(), caller);
    }

    @Override
    public Mono<Caller> of(Village.Id village, Inquiry.Id inquiry) {
        return callers.of(village, inquiry.value());
    }
}
