package village.infra.gate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;
import village.api.attachment.Attachments;
import village.api.attachment.FileName;
import village.api.attachment.Format;
import village.api.attachment.UploadAttachment;
import village.api.gate.AttachmentTexts;
import village.api.gate.MaskedCopies;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;
import village.api.place.Village;

/** Reads and masks kept documents, a few at a time, away from everybody else. */
final class Documents implements AttachmentTexts, MaskedCopies {
    private static final Logger LOG = LoggerFactory.getLogger(Documents.class);

    private final Attachments attachments;
    private final AttachmentStore store;
    private final UploadAttachment upload;
    private final GateSettings settings;
    private final Scheduler scheduler;

    Documents(
            Attachments attachments,
            AttachmentStore store,
            UploadAttachment upload,
            GateSettings settings,
            Scheduler scheduler) {
        this.attachments = attachments;
        this.store = store;
        this.upload = upload;
        this.settings = settings;
        this.scheduler = scheduler;
    }

    @Override
    public Mono<Reading> of(Village.Id village, Attachment.Id attachment) {
        return attachments
                .byId(village, attachment)
                .flatMap(file -> (file.type() == Attachment.Type.DOCUMENT
                                ? document(file)
                                : Mono.<Reading>just(Legible.nothing()))
                        .map(reading -> withName(file, reading)));
    }

    /** What it is called goes out with it. */
    private static Reading withName(Attachment file, Reading reading) {
        if (file.name().isEmpty() || !(reading instanceof Legible legible)) {
            return reading;
        }
        var name = new Part("文件名", file.name().get().value());
        return new Legible(
                Stream.concat(Stream.of(name), legible.parts().stream()).toList(),
                legible.maskable(),
                legible.unread(),
                legible.pictures());
    }

    private Mono<Reading> document(Attachment file) {
        return bytes(file.id())
                .flatMap(bytes -> working(() -> reading(file.format(), bytes)))
                .timeout(settings.patience())
                .onErrorReturn(TimeoutException.class, Illegible.TOO_MUCH);
    }

    private Reading reading(Format format, byte[] bytes) {
        try {
            return format == Format.PDF
                    ? PdfText.of(bytes, settings)
                    : new OfficeText(OfficeFile.of(bytes, settings)).read();
        } catch (UnreadableException unreadable) {
            return unreadable.why();
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError broken) {
            LOG.info("a document could not be read: {}", broken.getClass().getName());
            return Illegible.BROKEN;
        }
    }

    @Override
    public Mono<Attachment> of(Actor actor, Attachment.Id original, SensitiveNumbers numbers) {
        return Mono.defer(() -> attachments.byId(actor.requireVillage(), original))
                .filter(file -> file.format() == Format.DOCX || file.format() == Format.XLSX)
                .flatMap(file -> bytes(file.id())
                        .flatMap(bytes -> working(() -> masked(bytes, numbers)))
                        .timeout(settings.patience())
                        .flatMap(bytes -> upload.upload(
                                actor,
                                Optional.empty(),
                                Flux.just(bytes).map(ByteBuffer::wrap),
                                () -> file.name().map(FileName::value).map(numbers::masked))));
    }

    private byte[] masked(byte[] bytes, SensitiveNumbers numbers) throws IOException, UnreadableException {
        var file = OfficeFile.of(bytes, settings);
        return file.with(new OfficeText(file).masked(numbers));
    }

    private Mono<byte[]> bytes(Attachment.Id id) {
        return store.get(id, AttachmentStore.Size.FULL).flatMap(Documents::gathered);
    }

    private static Mono<byte[]> gathered(AttachmentStore.Content content) {
        return content.content()
                .collect(() -> ByteBuffer.allocate(Math.toIntExact(content.bytes())), ByteBuffer::put)
                .map(ByteBuffer::array);
    }

    private <T> Mono<T> working(Callable<T> work) {
        return Mono.fromCallable(work).subscribeOn(scheduler);
    }
}
