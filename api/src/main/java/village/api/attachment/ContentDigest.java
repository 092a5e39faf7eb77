package village.api.attachment;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells bytes from others: their SHA-256, hexadecimal. */
public final class ContentDigest {
    private ContentDigest() {}

    public static Mono<String> of(Flux<ByteBuffer> bytes) {
        return bytes.collect(ContentDigest::sha256, MessageDigest::update)
                .map(digest -> HexFormat.of().formatHex(digest.digest()));
    }

    /** Of a file as it is kept; empty where there is none. */
    static Mono<String> of(AttachmentStore store, Attachment.Id id) {
        return store.get(id, AttachmentStore.Size.FULL).flatMap(content -> of(content.content()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
