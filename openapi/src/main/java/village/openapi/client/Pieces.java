package village.openapi.client;

import java.nio.ByteBuffer;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Pieces of a body on their way from the connection. */
public final class Pieces {
    private Pieces() {}

    /** Its bytes, kept apart: buffers of the connection go back to it at once. */
    public static ByteBuffer copied(DataBuffer buffer) {
        try {
            var copy = ByteBuffer.allocate(buffer.readableByteCount());
            buffer.toByteBuffer(copy);
            return copy;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
