package village.infra.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.Ids;
import village.api.Unavailable;
import village.openapi.signature.Spools;

/** Bodies of signed uploads, beside the uploads under way: what a crash leaves behind is swept with those. */
final class SignedBodies implements Spools {
    private static final int PIECES_AHEAD = 4;
    /** However slowly it comes: a place is not held for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Folder folder;
    private final Ids ids;
    private final Scheduler files;
    private final Semaphore places;

    /** @param most how many bodies may be kept at once */
    SignedBodies(Folder folder, Ids ids, Scheduler files, int most) {
        this.folder = folder;
        this.ids = ids;
        this.files = files;
        this.places = new Semaphore(most);
    }

    /** One body that was taken in. */
    private record Kept(UUID token, Path path, String hash, Scheduler files) implements Spooled {
        @Override
        public Flux<DataBuffer> content() {
            return FileBytes.of(path).subscribeOn(files).map(Kept::buffer);
        }

        private static DataBuffer buffer(ByteBuffer piece) {
            return DefaultDataBufferFactory.sharedInstance.wrap(piece);
        }
    }

    @Override
    public Mono<Spooled> take(Flux<DataBuffer> body) {
        return Mono.usingWhen(
                onFiles(this::opened),
                spool -> received(spool, body),
                spool -> Mono.empty(),
                (spool, failure) -> abandoned(spool),
                this::abandoned);
    }

    private Spool opened() throws IOException {
        if (!places.tryAcquire()) {
            throw new Unavailable("signed bodies", new IllegalStateException("all places are taken"));
        }
        var token = ids.next();
        try {
            return new Spool(token, folder.raw(token), MOST_BYTES);
        } catch (IOException e) {
            places.release();
            throw e;
        }
    }

    private Mono<Spooled> received(Spool spool, Flux<DataBuffer> body) {
        return body.map(SignedBodies::copied)
                .publishOn(files, PIECES_AHEAD)
                .doOnNext(spool::take)
                .then(Mono.fromCallable(spool::finish).subscribeOn(files))
                .timeout(PATIENCE)
                .onErrorMap(TimeoutException.class, slow -> new Unavailable("signed bodies", slow))
                .map(hash -> new Kept(spool.token(), spool.path(), hash, files));
    }

    /** Buffers of the connection go back to it at once. */
    private static ByteBuffer copied(DataBuffer buffer) {
        try {
            var copy = ByteBuffer.allocate(buffer.readableByteCount());
            buffer.toByteBuffer(copy);
            return copy;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }

    private Mono<Void> abandoned(Spool spool) {
        return onFiles(() -> {
            spool.close();
            gone(spool.token());
            return null;
        });
    }

    @Override
    public Mono<Void> forget(Spooled body) {
        return onFiles(() -> {
            gone(((Kept) body).token());
            return null;
        });
    }

    private void gone(UUID token) throws IOException {
        if (folder.forgetRaw(token)) {
            places.release();
        }
    }

    private <T> Mono<T> onFiles(Callable<T> act) {
        return Mono.fromCallable(act)
                .subscribeOn(files)
                .onErrorMap(RejectedExecutionException.class, full -> new Unavailable("attachments", full));
    }
}
