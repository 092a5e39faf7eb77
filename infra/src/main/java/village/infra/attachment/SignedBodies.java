package village.infra.attachment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.Ids;
import village.api.Unavailable;
import village.openapi.client.Pieces;
import village.openapi.signature.Spools;

/** Bodies of signed uploads, beside the uploads under way: what a crash leaves behind is swept with those. */
final class SignedBodies implements Spools {
    private static final Logger LOG = LoggerFactory.getLogger(SignedBodies.class);
    private static final int PIECES_AHEAD = 4;
    /** However slowly it comes: a place is not held for ever. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Folder folder;
    private final Ids ids;
    private final Scheduler files;
    private final Places places;

    SignedBodies(Folder folder, Ids ids, Scheduler files, Places places) {
        this.folder = folder;
        this.ids = ids;
        this.files = files;
        this.places = places;
    }

    /** One body that was taken in. */
    private record Kept(Place place, Path path, String hash, Scheduler files) implements Spooled {
        @Override
        public Flux<DataBuffer> content() {
            return FileBytes.of(path).subscribeOn(files).map(Kept::buffer).onErrorMap(SignedBodies::full);
        }

        private static DataBuffer buffer(ByteBuffer piece) {
            return DefaultDataBufferFactory.sharedInstance.wrap(piece);
        }
    }

    /** One of those that may be taken in at once; it is given back once, whatever becomes of the file. */
    private final class Place {
        private final Places.Taken taken;
        private boolean over;
        private @Nullable Spool spool;

        Place(Places.Taken taken) {
            this.taken = taken;
        }

        /** Nobody may be waiting any more when the turn comes. */
        synchronized Spool open() throws IOException {
            if (over) {
                throw new CancellationException("the caller left");
            }
            var token = ids.next();
            var opened = new Spool(token, folder.raw(token), MOST_BYTES);
            spool = opened;
            return opened;
        }

        Mono<Void> left() {
            synchronized (this) {
                over = true;
            }
            return onFiles(this::removed).doOnTerminate(taken::free).doOnCancel(taken::free);
        }

        private synchronized @Nullable Void removed() throws IOException {
            var there = spool;
            if (there != null) {
                there.close();
                folder.forgetRaw(there.token());
            }
            return null;
        }
    }

    @Override
    public Mono<Spooled> take(Sender sender, Flux<DataBuffer> body) {
        return Mono.usingWhen(
                Mono.fromCallable(() -> new Place(places.take(sender))),
                place -> onFiles(place::open).flatMap(spool -> received(place, spool, body)),
                place -> Mono.empty(),
                (place, failure) -> dropped(place),
                this::dropped);
    }

    /** What failed first is what the caller hears; a file that stays is swept at the next start. */
    private Mono<Void> dropped(Place place) {
        return place.left()
                .doOnError(failure -> LOG.warn("a signed body stays behind", failure))
                .onErrorComplete();
    }

    private Mono<Spooled> received(Place place, Spool spool, Flux<DataBuffer> body) {
        return body.map(Pieces::copied)
                .publishOn(files, PIECES_AHEAD)
                .doOnNext(spool::take)
                .then(Mono.fromCallable(spool::finish).subscribeOn(files))
                .timeout(PATIENCE)
                .onErrorMap(TimeoutException.class, slow -> new Unavailable("signed bodies", slow))
                .onErrorMap(SignedBodies::full)
                .map(hash -> new Kept(place, spool.path(), hash, files));
    }

    @Override
    public Mono<Void> forget(Spooled body) {
        return ((Kept) body).place().left();
    }

    private <T> Mono<T> onFiles(Callable<T> act) {
        return Mono.fromCallable(act).subscribeOn(files).onErrorMap(SignedBodies::full);
    }

    private static Throwable full(Throwable failure) {
        return failure instanceof RejectedExecutionException ? new Unavailable("attachments", failure) : failure;
    }
}
