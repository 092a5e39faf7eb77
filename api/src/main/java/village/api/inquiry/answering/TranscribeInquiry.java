package village.api.inquiry.answering;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.identity.Actor;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.Message;

/** Whoever may read at a desk writes down what is said in a recording, for those who cannot hear it. */
public final class TranscribeInquiry {
    private final InquiryWork work;

    public TranscribeInquiry(InquiryWork work) {
        this.work = work;
    }

    /**
     * A later transcript stands for the earlier one; who wrote it and when is kept with it.
     *
     * @param version the version he read; refuses if somebody was faster ({@code inquiry.stale})
     */
    public Mono<Inquiry> transcribe(
            Actor actor, Inquiry.Id id, long version, Attachment.Id recording, String text, Optional<Once> once) {
        var deed = new AtDesk.Deed(actor, id, version, once, "transcribed");
        return AtDesk.seats(work, actor)
                .flatMap(seats -> recordings(actor, id)
                        .flatMap(known -> deed.by(work, seats, deed::reader, (inquiry, now) -> {
                            if (!known.contains(recording)) {
                                throw Refusal.invalid("/attachment", "这不是这条咨询的录音。");
                            }
                            return inquiry.transcribed(
                                    new Message.Transcript(recording, text, actor.requirePerson(), now));
                        })));
    }

    private Mono<List<Attachment.Id>> recordings(Actor actor, Inquiry.Id id) {
        return work.existing(actor, id)
                .flatMap(work::files)
                .map(files -> files.stream()
                        .filter(file -> file.type() == Attachment.Type.VOICE)
                        .map(Attachment::id)
                        .toList());
    }
}
