package village.wechat.caching;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers as the controllers' own are written. */
@Component
public final class Json {
    private final JsonMapper mapper;

    public Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public byte[] bytes(Object answer) {
        return mapper.writeValueAsBytes(answer);
    }

    /** A whole answer. */
    public Made whole(Object answer) {
        return Made.whole(bytes(answer));
    }
}
