package village.openapi.webhook;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import village.api.webhook.Destinations;

/**
 * The operator's list.
 *
 * @param hosts a host, {@code host:port} where the port is not 443, or {@code .example.cn} for all hosts below
 * @param plain whether http will do; only for trying out
 */
public record AllowedHosts(List<String> hosts, boolean plain) implements Destinations {
    private static final int HTTPS = 443;

    public AllowedHosts {
        hosts = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    public boolean allow(URI url) {
        var secure = "https".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || !(secure || (plain && "http".equalsIgnoreCase(url.getScheme())))) {
            return false;
        }
        var host = url.getHost().toLowerCase(Locale.ROOT);
        var usual = url.getPort() < 0 || (secure && url.getPort() == HTTPS);
        return hosts.stream()
                .anyMatch(listed -> usual || (plain && !listed.contains(":"))
                        ? listed.equals(host) || (listed.startsWith(".") && host.endsWith(listed))
                        : listed.equals(host + ':' + url.getPort()));
    }
}
