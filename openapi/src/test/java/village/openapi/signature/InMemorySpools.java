package village.openapi.signature;

import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.openapi.signature.scheme.BodyHash;

/** The twin: keeps bodies in memory, as many as come, and remembers whose they were. */
public final class InMemorySpools implements Spools {
    private final List<Sender> senders = new ArrayList<>();
    private int kept;

    private static final class Kept implements Spooled {
        private final byte[] bytes;

        private Kept(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public String hash() {
            return BodyHash.of(bytes);
        }

        @Override
        public Flux<DataBuffer> content() {
            return Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(bytes));
        }
    }

    /** Whose bodies were taken in, in order. */
    public synchronized List<Sender> senders() {
        return List.copyOf(senders);
    }

    /** How many were not forgotten. */
    public synchronized int kept() {
        return kept;
    }

    @Override
    public Mono<Spooled> take(Sender sender, Flux<DataBuffer> body) {
        return Mono.fromRunnable(() -> began(sender))
                .thenMany(body)
                .as(DataBufferUtils::join)
                .map(InMemorySpools::bytes)
                .defaultIfEmpty(new byte[0])
                .map(Kept::new);
    }

    private synchronized void began(Sender sender) {
        senders.add(sender);
        kept++;
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    @Override
    public Mono<Void> forget(Spooled body) {
        return Mono.fromRunnable(this::forgotten);
    }

    private synchronized void forgotten() {
        kept--;
    }
}
