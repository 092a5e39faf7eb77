package village.infra.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import reactor.core.publisher.Flux;
import reactor.core.publisher.SynchronousSink;

/** Reads files piece by piece as they are asked for, and closes them whenever the reader goes. */
final class FileBytes {
    private static final int PIECE = 64 * 1024;

    private FileBytes() {}

    /** Blocks where it is subscribed to. */
    static Flux<ByteBuffer> of(Path path) {
        return Flux.generate(() -> FileChannel.open(path, StandardOpenOption.READ), FileBytes::next, FileBytes::close);
    }

    private static FileChannel next(FileChannel file, SynchronousSink<ByteBuffer> sink) {
        try {
            var piece = ByteBuffer.allocate(PIECE);
            if (file.read(piece) < 0) {
                sink.complete();
            } else {
                sink.next(piece.flip());
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(FileChannel file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
