package village.infra.web;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose pages may call the villagers' interface although they are served elsewhere.
 *
 * @param origins for example {@code https://mapi.zjzwfw.gov.cn}: scheme, host and port, nothing else; none by default
 */
@ConfigurationProperties("village.cross-origin")
record CrossOriginSettings(@DefaultValue List<String> origins) {
    private static final Pattern ORIGIN =
            Pattern.compile("https://[a-z0-9.-]+(:[0-9]{1,5})?|http://(localhost|127\\.0\\.0\\.1)(:[0-9]{1,5})?");

    CrossOriginSettings {
        origins.forEach(origin -> {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException("village.cross-origin.origins: " + origin
                        + " (expected: https://host, without a path or a star)");
            }
        });
    }
}
