package village.infra.attachment;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import village.api.Ids;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;
import village.api.attachment.AttachmentVisibility;
import village.api.attachment.Attachments;
import village.api.attachment.CheckAttachments;
import village.api.attachment.ContentCheckRequests;
import village.api.attachment.ContentChecks;
import village.api.attachment.Contributors;
import village.api.attachment.EraseAttachments;
import village.api.attachment.ListAttachmentsToReview;
import village.api.attachment.MediaLinks;
import village.api.attachment.ReadAttachment;
import village.api.attachment.ReceiveAttachment;
import village.api.attachment.RequestContentChecks;
import village.api.attachment.ReviewAttachment;
import village.api.attachment.TakeContentVerdict;
import village.api.attachment.UploadAttachment;
import village.infra.crypto.Secrets;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.infra.postgres.Database;
import village.openapi.signature.Spools;

@Configuration(proxyBeanMethods = false)
class AttachmentWiring {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentWiring.class);
    private static final Duration ABANDONED = Duration.ofDays(1);
    private static final Duration REMOVAL_REST = Duration.ofSeconds(2);
    private static final int QUEUE = 256;
    private static final int SIGNED_AT_ONCE = 32;
    private static final int SIGNED_OF_ONE = 4;
    private static final int SIGNED_OF_HOUSE = 8;
    /** A little longer than WeChat may take to fetch. */
    private static final Duration LINK_LIFE = Duration.ofMinutes(40);

    @Bean
    Attachments attachments(Database database) {
        return new PostgresAttachments(database);
    }

    @Bean
    ContentCheckRequests contentCheckRequests(Database database) {
        return new PostgresContentCheckRequests(database);
    }

    @Bean(destroyMethod = "dispose")
    Scheduler attachmentFiles() {
        return Schedulers.newBoundedElastic(4, QUEUE, "attachment-files");
    }

    @Bean(destroyMethod = "dispose")
    Scheduler attachmentDrawing() {
        return Schedulers.newBoundedElastic(2, QUEUE, "attachment-drawing");
    }

    @Bean
    Folder attachmentFolder(AttachmentSettings settings, Clock clock) throws IOException {
        var folder = new Folder(settings.folder());
        folder.sweep(clock.instant().minus(ABANDONED));
        return folder;
    }

    @Bean
    AttachmentStore attachmentStore(
            Folder folder,
            AttachmentSettings settings,
            Secrets secrets,
            Ids ids,
            Scheduler attachmentFiles,
            Scheduler attachmentDrawing) {
        return new DiskStore(
                folder,
                new Sniffer(),
                new Examination(
                        new Images(settings.maxPixels()),
                        new OfficeFiles(settings.maxInflated().toBytes(), settings.maxEntries())),
                settings,
                secrets.sessionKey("attachment-digest"),
                new VoiceConverter(settings.converter()),
                ids,
                new DiskStore.Schedulers(attachmentFiles, attachmentDrawing));
    }

    @Bean
    MediaLinks mediaLinks(Secrets secrets, Clock clock, @Value("${village.public-url:}") String publicUrl) {
        var reachable = Optional.of(publicUrl.strip().replaceAll("/+$", "")).filter(url -> !url.isEmpty());
        return new MediaLinks(secrets.sessionKey("media-link"), reachable, LINK_LIFE, clock);
    }

    @Bean
    UploadAttachment uploadAttachment(
            AttachmentStore store,
            Attachments attachments,
            Contributors contributors,
            MediaLinks links,
            Ids ids,
            Clock clock) {
        return new UploadAttachment(store, attachments, contributors, links, ids, clock);
    }

    @Bean
    ReceiveAttachment receiveAttachment(AttachmentStore store, Attachments attachments, Ids ids, Clock clock) {
        return new ReceiveAttachment(store, attachments, ids, clock);
    }

    @Bean
    Spools spools(Folder folder, Ids ids, Scheduler attachmentFiles) {
        return new SignedBodies(
                folder, ids, attachmentFiles, new Places(SIGNED_AT_ONCE, SIGNED_OF_ONE, SIGNED_OF_HOUSE));
    }

    @Bean
    ReadAttachment readAttachment(
            Attachments attachments,
            AttachmentStore store,
            MediaLinks links,
            ObjectProvider<AttachmentVisibility> visibility) {
        return new ReadAttachment(attachments, store, links, anyOf(visibility));
    }

    @Bean
    EraseAttachments eraseAttachments(Attachments attachments, AttachmentStore store, Ids ids, Clock clock) {
        return new EraseAttachments(attachments, store, ids, clock);
    }

    /** Any number of instances may: what is removed twice is gone all the same. */
    @Bean
    Loops attachmentRemoval(EraseAttachments erasing) {
        var step = erasing.removeBytes()
                .doOnNext(round -> round.failures().forEach(AttachmentWiring::stays))
                .map(EraseAttachments.Round::more);
        return new Loops(List.of(new Loop("removal of erased files", REMOVAL_REST, step)));
    }

    private static void stays(Attachment.Id id, Throwable cause) {
        LOG.error("the erased file {} cannot be removed and will be tried again", id, cause);
    }

    @Bean
    ReviewAttachment reviewAttachment(
            Attachments attachments, ObjectProvider<AttachmentVisibility> visibility, Ids ids, Clock clock) {
        return new ReviewAttachment(attachments, anyOf(visibility), ids, clock);
    }

    @Bean
    ListAttachmentsToReview listAttachmentsToReview(
            Attachments attachments, ObjectProvider<AttachmentVisibility> visibility) {
        return new ListAttachmentsToReview(attachments, anyOf(visibility));
    }

    @Bean
    RequestContentChecks requestContentChecks(ContentCheckRequests requests) {
        return new RequestContentChecks(requests);
    }

    @Bean
    TakeContentVerdict takeContentVerdict(
            Attachments attachments, ContentCheckRequests requests, Ids ids, Clock clock) {
        return new TakeContentVerdict(attachments, requests, ids, clock);
    }

    @Bean
    AttachmentCheckWorker attachmentCheckWorker(
            ContentCheckRequests requests,
            ObjectProvider<ContentChecks> checks,
            MediaLinks links,
            TakeContentVerdict verdicts,
            AttachmentSettings settings,
            Clock clock) {
        var check = new CheckAttachments(
                requests,
                Optional.ofNullable(checks.getIfAvailable()),
                links,
                verdicts,
                settings.verdictPatience(),
                clock);
        return new AttachmentCheckWorker(check, settings.checkEvery());
    }

    private static AttachmentVisibility anyOf(ObjectProvider<AttachmentVisibility> visibility) {
        return AttachmentVisibility.anyOf(visibility.orderedStream().toList());
    }
}
