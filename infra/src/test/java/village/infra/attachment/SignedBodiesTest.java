package village.infra.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.client.Client;
import village.openapi.signature.Spools;
import village.openapi.signature.Spools.Sender;
import village.openapi.signature.Spools.Spooled;

class SignedBodiesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Sender SENDER = new Sender(new Client.Id(UUID.randomUUID()), "203.0.113.9");

    @TempDir
    Path folder;

    private Spools spools;

    @BeforeEach
    void open() {
        spools = new SignedBodies(
                new Folder(folder), UUID::randomUUID, Schedulers.boundedElastic(), new Places(2, 3, 3));
    }

    private static Flux<DataBuffer> body(byte[] bytes) {
        var piece = 10_000;
        return Flux.fromStream(IntStream.iterate(0, from -> from < bytes.length, from -> from + piece)
                .mapToObj(from -> DefaultDataBufferFactory.sharedInstance.wrap(
                        java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)))));
    }

    private static byte[] some(int length) {
        var bytes = new byte[length];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private Spooled taken(byte[] bytes) {
        return spools.take(SENDER, body(bytes)).block(PATIENCE);
    }

    private long files() {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void givesBackWhatCameAndItsHash() throws NoSuchAlgorithmException {
        var bytes = some(300_000);
        var kept = taken(bytes);
        var sha = MessageDigest.getInstance("SHA-256").digest(bytes);
        assertThat(kept.hash()).isEqualTo(HexFormat.of().formatHex(sha));
        var back = DataBufferUtils.join(kept.content()).block(PATIENCE);
        assertThat(back.toByteBuffer().array()).startsWith(bytes);
        spools.forget(kept).block(PATIENCE);
        assertThat(files()).isZero();
    }

    @Test
    void takesNothingLargerThanAFile() {
        var endless = Flux.range(0, 400)
                .map(any -> (DataBuffer) DefaultDataBufferFactory.sharedInstance.wrap(new byte[64 * 1024]));
        assertThatThrownBy(() -> spools.take(SENDER, endless).block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.ATTACHMENT_TOO_LARGE));
        assertThat(files()).isZero();
    }

    @Test
    void takesNoMoreThanItHasPlacesFor() {
        var first = taken(some(10));
        var second = taken(some(10));
        assertThatThrownBy(() -> taken(some(10))).isInstanceOf(Unavailable.class);
        spools.forget(first).block(PATIENCE);
        spools.forget(first).block(PATIENCE);
        var third = taken(some(10));
        assertThatThrownBy(() -> taken(some(10))).isInstanceOf(Unavailable.class);
        spools.forget(second).block(PATIENCE);
        spools.forget(third).block(PATIENCE);
        assertThat(files()).isZero();
    }

    @Test
    void oneSenderTakesNoMoreThanHisShare() {
        var shared = new SignedBodies(
                new Folder(folder), UUID::randomUUID, Schedulers.boundedElastic(), new Places(4, 2, 4));
        var elsewhere = new Sender(SENDER.client(), "203.0.113.10");
        var first = shared.take(SENDER, body(some(10))).block(PATIENCE);
        shared.take(SENDER, body(some(10))).block(PATIENCE);
        var untouched = new AtomicBoolean(true);
        var third = body(some(10)).doOnSubscribe(any -> untouched.set(false));
        assertThatThrownBy(() -> shared.take(SENDER, third).block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CLIENT_UPLOADS));
        assertThat(untouched).as("nothing of it was read").isTrue();
        shared.take(elsewhere, body(some(10))).block(PATIENCE);
        shared.forget(first).block(PATIENCE);
        shared.take(SENDER, body(some(10))).block(PATIENCE);
    }

    /** Keys are no secrets: whoever knows several names them all. */
    @Test
    void oneHouseTakesNoMoreThanItsShareWhateverClientsItNames() {
        var shared = new SignedBodies(
                new Folder(folder), UUID::randomUUID, Schedulers.boundedElastic(), new Places(32, 4, 8));
        var house = new ArrayList<Spooled>();
        for (var client = 0; client < 2; client++) {
            var named = new Sender(new Client.Id(UUID.randomUUID()), "203.0.113.9");
            for (var n = 0; n < 4; n++) {
                house.add(shared.take(named, body(some(10))).block(PATIENCE));
            }
        }
        var another = new Sender(new Client.Id(UUID.randomUUID()), "203.0.113.9");
        assertThatThrownBy(() -> shared.take(another, body(some(10))).block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CLIENT_UPLOADS));
        var elsewhere = new Sender(another.client(), "203.0.113.10");
        shared.take(elsewhere, body(some(10))).block(PATIENCE);
        house.forEach(kept -> shared.forget(kept).block(PATIENCE));
        for (var n = 0; n < 4; n++) {
            shared.take(another, body(some(10))).block(PATIENCE);
        }
    }

    @Test
    void whoHangsUpLeavesNothingBehind() {
        var sent = Sinks.many().unicast().<DataBuffer>onBackpressureBuffer();
        var taking = spools.take(SENDER, sent.asFlux()).subscribe();
        sent.tryEmitNext(DefaultDataBufferFactory.sharedInstance.wrap(some(1_000)));
        Awaitility.await().atMost(PATIENCE).until(() -> files() == 1);
        taking.dispose();
        Awaitility.await().atMost(PATIENCE).until(() -> files() == 0);
        spools.forget(taken(some(10))).block(PATIENCE);
        taken(some(10));
        taken(some(10));
    }

    /** Of the two places, each is lost in another way before the file is there, or when it should go. */
    @Test
    void aPlaceComesBackThoughFilesDoNot() {
        var works = new AtomicBoolean(true);
        var waits = new ArrayList<Runnable>();
        var moody = Schedulers.fromExecutor(work -> {
            if (!works.get()) {
                throw new RejectedExecutionException("full");
            }
            work.run();
        });
        var late = Schedulers.fromExecutor(waits::add);
        var busy = new SignedBodies(new Folder(folder), UUID::randomUUID, moody, new Places(1, 1, 1));
        for (var round = 0; round < 3; round++) {
            works.set(false);
            assertThatThrownBy(() -> busy.take(SENDER, body(some(10))).block(PATIENCE))
                    .isInstanceOf(Unavailable.class);
            works.set(true);
            var kept = busy.take(SENDER, body(some(10))).block(PATIENCE);
            works.set(false);
            assertThatThrownBy(() -> busy.forget(kept).block(PATIENCE)).isInstanceOf(Unavailable.class);
        }
        var slow = new SignedBodies(new Folder(folder), UUID::randomUUID, late, new Places(1, 1, 1));
        for (var round = 0; round < 3; round++) {
            var before = files();
            slow.take(SENDER, body(some(10))).subscribe().dispose();
            while (!waits.isEmpty()) {
                waits.remove(0).run();
            }
            assertThat(files())
                    .as("who left before the file was made leaves none")
                    .isEqualTo(before);
        }
    }
}
