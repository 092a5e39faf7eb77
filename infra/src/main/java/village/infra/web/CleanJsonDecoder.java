package village.infra.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.util.MimeType;
import tools.jackson.databind.json.JsonMapper;
import village.api.Reason;
import village.api.Refusal;

/** Reads JSON bodies, after a look at their text: PostgreSQL keeps no NUL, and a lone surrogate is no character. */
final class CleanJsonDecoder extends JacksonJsonDecoder {
    CleanJsonDecoder(JsonMapper mapper) {
        super(mapper, MediaType.APPLICATION_JSON);
        super.setMaxInMemorySize(Gate.MAX_TABLE_BYTES);
    }

    /** The gate says how much JSON a route takes; what every other codec may hold is too little for a whole table. */
    @Override
    public void setMaxInMemorySize(int bytes) {
        super.setMaxInMemorySize(Math.max(bytes, Gate.MAX_TABLE_BYTES));
    }

    @Override
    public Object decode(
            DataBuffer buffer, ResolvableType type, @Nullable MimeType mimeType, @Nullable Map<String, Object> hints) {
        if (!JsonText.clean(bytes(buffer))) {
            DataBufferUtils.release(buffer);
            throw Refusal.of(Reason.REQUEST_TEXT_UNSUPPORTED);
        }
        return super.decode(buffer, type, mimeType, hints);
    }

    private static byte[] bytes(DataBuffer buffer) {
        var bytes = new byte[buffer.readableByteCount()];
        var position = buffer.readPosition();
        buffer.read(bytes);
        buffer.readPosition(position);
        return bytes;
    }
}
