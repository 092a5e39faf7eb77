package village.infra.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.ToLongFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;

/** One upload on its way to disk. Blocks; may be closed by another thread, after which nothing more is written. */
final class Receiving {
    private final UUID token;
    private final FileChannel file;
    private final Sniffer sniffer;
    private final ToLongFunction<Attachment.Type> limits;
    private final Mac digest;
    private final ByteBuffer head = ByteBuffer.allocate(Sniffer.HEAD);
    private Sniffer.@Nullable Kind kind;
    private long bytes;

    Receiving(UUID token, Path path, byte[] digestKey, Sniffer sniffer, ToLongFunction<Attachment.Type> limits) {
        this.token = token;
        this.sniffer = sniffer;
        this.limits = limits;
        try {
            digest = Mac.getInstance("HmacSHA256");
            digest.init(new SecretKeySpec(digestKey, "HmacSHA256"));
            file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 (expected: part of every JDK)", e);
        }
    }

    UUID token() {
        return token;
    }

    /** Writes one more piece. Refuses at the first byte too many, and as soon as the type is seen to be unwanted. */
    synchronized void take(ByteBuffer piece) {
        if (!file.isOpen()) {
            return;
        }
        bytes += piece.remaining();
        look(piece);
        if (kind != null && bytes > limits.applyAsLong(kind.type())) {
            throw Refusal.of(Reason.ATTACHMENT_TOO_LARGE);
        }
        digest.update(piece.duplicate());
        try {
            while (piece.hasRemaining()) {
                file.write(piece);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(ByteBuffer piece) {
        if (kind == null) {
            var part = piece.duplicate();
            head.put(part.limit(part.position() + Math.min(part.remaining(), head.remaining())));
            if (!head.hasRemaining()) {
                kind = sniffed();
            }
        }
    }

    private Sniffer.Kind sniffed() {
        return sniffer.kind(Arrays.copyOf(head.array(), head.position()))
                .orElseThrow(() -> Refusal.of(Reason.ATTACHMENT_TYPE));
    }

    /** Ends the upload. */
    synchronized Received finish() {
        var found = kind == null ? sniffed() : kind;
        if (bytes > limits.applyAsLong(found.type())) {
            throw Refusal.of(Reason.ATTACHMENT_TOO_LARGE);
        }
        close();
        return new Received(found, HexFormat.of().formatHex(digest.doFinal()));
    }

    synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A whole upload on disk.
     *
     * @param digest keyed hash of the bytes, hexadecimal
     */
    record Received(Sniffer.Kind kind, String digest) {}
}
