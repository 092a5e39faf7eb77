package village.wechat.gateway.draft;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;

/** Pictures at WeChat in memory, and a store of bytes to read from. */
public final class InMemoryPictures implements UploadedPictures {
    private record Named(String appId, Attachment.Id picture, Use use) {}

    private final Map<Named, String> names = new ConcurrentHashMap<>();

    @Override
    public Mono<String> find(String appId, Attachment.Id picture, Use use) {
        return Mono.fromSupplier(() -> names.get(new Named(appId, picture, use)));
    }

    @Override
    public Mono<Void> keep(String appId, Attachment.Id picture, Use use, String name) {
        return Mono.fromRunnable(() -> names.put(new Named(appId, picture, use), name));
    }

    @Override
    public Mono<Void> forget(String appId, Attachment.Id picture, Use use) {
        return Mono.fromRunnable(() -> names.remove(new Named(appId, picture, use)));
    }

    public static AttachmentStore store(Map<Attachment.Id, ByteBuffer> bytes) {
        return new ReadOnly(bytes);
    }

    private record ReadOnly(Map<Attachment.Id, ByteBuffer> bytes) implements AttachmentStore {
        @Override
        public Mono<Content> get(Attachment.Id id, Size size) {
            return Mono.justOrEmpty(bytes.get(id))
                    .map(found -> new Content(found.remaining(), Flux.just(found.duplicate())));
        }

        @Override
        public Mono<Draft> put(Flux<ByteBuffer> content) {
            return Mono.error(UnsupportedOperationException::new);
        }

        @Override
        public Mono<Void> commit(Draft draft, Attachment.Id id) {
            return Mono.error(UnsupportedOperationException::new);
        }

        @Override
        public Mono<Void> discard(Draft draft) {
            return Mono.error(UnsupportedOperationException::new);
        }

        @Override
        public Mono<Void> remove(Attachment.Id id) {
            return Mono.error(UnsupportedOperationException::new);
        }
    }
}
