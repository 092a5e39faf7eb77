package village.openapi.signature.scheme;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;
import village.api.Reason;
import village.api.Refusal;

/** Reads one header of a signature; refuses it when it is missing, given twice or badly written. */
final class Headers {
    private static final Pattern KEY_ID = Pattern.compile("vk[0-9A-Za-z]{1,40}");

    private Headers() {}

    static String one(ServerHttpRequest request, String name) {
        var values = request.getHeaders().getOrEmpty(name);
        if (values.size() != 1 || values.get(0).isBlank()) {
            throw wrong("请求头 " + name + " 应当有且只有一个。");
        }
        return values.get(0).strip();
    }

    static String matching(ServerHttpRequest request, String name, Pattern form, String words) {
        var value = one(request, name);
        if (!form.matcher(value).matches()) {
            throw wrong("请求头 " + name + " 应为" + words + "。");
        }
        return value;
    }

    static String keyId(ServerHttpRequest request, String name) {
        return matching(request, name, KEY_ID, "发给您的 Key-Id");
    }

    /** RFC 1123, in GMT. */
    static Instant date(ServerHttpRequest request, String name) {
        var value = one(request, name);
        try {
            if (value.endsWith(" GMT")) {
                return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toInstant();
            }
        } catch (DateTimeException e) {
            // told below
        }
        throw wrong("请求头 " + name + " 应像 Tue, 09 Nov 2021 08:49:20 GMT 这样。");
    }

    static Algorithm algorithm(ServerHttpRequest request, String name) {
        return Algorithm.of(one(request, name)).orElseThrow(() -> Refusal.of(Reason.CLIENT_ALGORITHM));
    }

    static byte[] signature(ServerHttpRequest request, String name) {
        try {
            return Base64.getDecoder().decode(one(request, name));
        } catch (IllegalArgumentException e) {
            throw wrong("请求头 " + name + " 应为 Base64。");
        }
    }

    private static Refusal wrong(String detail) {
        return Refusal.of(Reason.CLIENT_HEADERS, detail);
    }
}
