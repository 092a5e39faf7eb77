package village.infra.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.Ids;
import village.api.Unavailable;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;

/**
 * Keeps bytes in a {@link Folder}. Everything that blocks happens on two bounded schedulers: one for files, a smaller
 * one for drawing images anew, so that neither a slow disk nor a heap of photos reaches the event loops.
 */
final class DiskStore implements AttachmentStore {
    private static final int PIECES_AHEAD = 4;

    private final Folder folder;
    private final Sniffer sniffer;
    private final Examination examination;
    private final AttachmentSettings settings;
    private final byte[] digestKey;
    private final VoiceConverter converter;
    private final Ids ids;
    private final Schedulers schedulers;

    DiskStore(
            Folder folder,
            Sniffer sniffer,
            Examination examination,
            AttachmentSettings settings,
            byte[] digestKey,
            VoiceConverter converter,
            Ids ids,
            Schedulers schedulers) {
        this.folder = folder;
        this.sniffer = sniffer;
        this.examination = examination;
        this.settings = settings;
        this.digestKey = digestKey.clone();
        this.converter = converter;
        this.ids = ids;
        this.schedulers = schedulers;
    }

    /** Both bounded: what does not fit is answered as unavailable. */
    record Schedulers(Scheduler files, Scheduler drawing) {}

    @Override
    public Mono<Draft> put(Flux<ByteBuffer> content) {
        return Mono.usingWhen(
                        onFiles(this::opened),
                        upload -> received(upload, content).flatMap(received -> examined(upload.token(), received)),
                        upload -> Mono.empty(),
                        (upload, failure) -> abandoned(upload),
                        this::abandoned)
                .onErrorMap(RejectedExecutionException.class, full -> new Unavailable("attachments", full));
    }

    private Receiving opened() {
        var token = ids.next();
        return new Receiving(token, folder.raw(token), digestKey, sniffer, settings::limit);
    }

    private Mono<Receiving.Received> received(Receiving upload, Flux<ByteBuffer> content) {
        return content.publishOn(schedulers.files(), PIECES_AHEAD)
                .doOnNext(upload::take)
                .then(Mono.fromCallable(upload::finish).subscribeOn(schedulers.files()));
    }

    private Mono<Void> abandoned(Receiving upload) {
        return onFiles(() -> {
            upload.close();
            folder.forgetDraft(upload.token());
            return null;
        });
    }

    private Mono<Draft> examined(UUID token, Receiving.Received received) {
        var scheduler = received.kind().type() == Attachment.Type.IMAGE ? schedulers.drawing() : schedulers.files();
        return Mono.fromCallable(() -> draft(token, received)).subscribeOn(scheduler);
    }

    private Draft draft(UUID token, Receiving.Received received) throws IOException {
        var full = folder.draft(token, Size.FULL);
        var found = examination.examine(received.kind(), folder.raw(token), full, folder.draft(token, Size.THUMB));
        return new Draft(token, found.format(), Files.size(full), found.dimensions(), received.digest());
    }

    @Override
    public Mono<Void> commit(Draft draft, Attachment.Id id) {
        return onFiles(() -> {
            folder.keep(draft.token(), id);
            return null;
        });
    }

    @Override
    public Mono<Void> discard(Draft draft) {
        return onFiles(() -> {
            folder.forgetDraft(draft.token());
            return null;
        });
    }

    @Override
    public Mono<Content> get(Attachment.Id id, Size size) {
        return size == Size.PLAYABLE
                ? playable(id)
                : onFiles(() -> folder.find(id, size).map(this::content).orElse(null));
    }

    /** Converted when it is first asked for, and kept. */
    private Mono<Content> playable(Attachment.Id id) {
        return onFiles(() -> folder.findConverted(id).map(this::content).orElse(null))
                .switchIfEmpty(Mono.fromCallable(() -> converted(id)).subscribeOn(schedulers.drawing()))
                .onErrorMap(RejectedExecutionException.class, full -> new Unavailable("attachments", full));
    }

    private @Nullable Content converted(Attachment.Id id) throws IOException {
        var original = folder.find(id, Size.FULL);
        var token = ids.next();
        try {
            return original.isPresent() && converter.convert(original.get(), folder.draft(token, Size.PLAYABLE))
                    ? content(folder.keepConverted(token, id))
                    : null;
        } finally {
            folder.forgetDraft(token);
        }
    }

    private Content content(Path path) {
        try {
            return new Content(Files.size(path), FileBytes.of(path).subscribeOn(schedulers.files()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Mono<Void> remove(Attachment.Id id) {
        return onFiles(() -> {
            folder.forget(id);
            return null;
        });
    }

    private <T> Mono<T> onFiles(Callable<T> act) {
        return Mono.fromCallable(act)
                .subscribeOn(schedulers.files())
                .onErrorMap(RejectedExecutionException.class, full -> new Unavailable("attachments", full));
    }
}
