package village.infra.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.openapi.signature.scheme.BodyHash;

/** One body on its way to disk. Blocks; may be closed by another thread, after which nothing more is written. */
final class Spool {
    private final UUID token;
    private final Path path;
    private final FileChannel file;
    private final long most;
    private final MessageDigest digest = BodyHash.digest();
    private long bytes;

    Spool(UUID token, Path path, long most) throws IOException {
        this.token = token;
        this.path = path;
        this.most = most;
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    UUID token() {
        return token;
    }

    Path path() {
        return path;
    }

    /** Writes one more piece. Refuses at the first byte too many. */
    synchronized void take(ByteBuffer piece) {
        if (!file.isOpen()) {
            return;
        }
        bytes += piece.remaining();
        if (bytes > most) {
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

    /** Ends it; gives the hash of its bytes. */
    synchronized String finish() {
        close();
        return BodyHash.finished(digest);
    }

    synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
