package village.infra.embedded.demo.affairs;

import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.ReviewAttachment;
import village.api.attachment.UploadAttachment;

/** Uploads the drawn pictures as the clerk would, and lets him pass them. */
final class DemoPhotos {
    private final UploadAttachment uploadAttachment;
    private final ReviewAttachment reviewAttachment;

    DemoPhotos(UploadAttachment uploadAttachment, ReviewAttachment reviewAttachment) {
        this.uploadAttachment = uploadAttachment;
        this.reviewAttachment = reviewAttachment;
    }

    /** Empty for a story without a picture. */
    Mono<Attachment.Id> of(DemoStaff staff, DemoStory story) {
        return Mono.justOrEmpty(story.picture())
                .flatMap(scene ->
                        Mono.fromCallable(() -> DemoPictures.draw(scene)).subscribeOn(Schedulers.boundedElastic()))
                .flatMap(bytes ->
                        uploadAttachment.upload(staff.clerk(), Optional.of("demo:" + story.name()), Flux.just(bytes)))
                .map(Attachment::id);
    }

    /** Once an article has it. WeChat's check may have been faster; then there is nothing to decide. */
    Mono<Void> passed(DemoStaff staff, Attachment.Id photo) {
        return reviewAttachment
                .review(staff.clerk(), photo, Attachment.State.PASS, "演示图片")
                .onErrorResume(Refusal.class, decided -> Mono.empty())
                .then();
    }
}
