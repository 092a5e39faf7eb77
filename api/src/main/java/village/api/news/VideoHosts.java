package village.api.news;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import village.api.Refusal;

/**
 * Where videos may be linked to.
 *
 * @param hosts lower-case host names; a host's sub-domains are not among them unless named
 */
public record VideoHosts(List<String> hosts) {
    private static final int MAX = 500;

    public VideoHosts {
        hosts = List.copyOf(hosts);
    }

    /** The link as it will be kept, or a refusal of {@code /video}. */
    public String allowed(String link) {
        var uri = parsed(link.strip());
        if (link.length() > MAX
                || !"https".equals(uri.getScheme())
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getPort() != -1
                || !hosts.contains(uri.getHost().toLowerCase(Locale.ROOT))) {
            throw refusal();
        }
        return uri.toASCIIString();
    }

    private URI parsed(String link) {
        try {
            return new URI(link);
        } catch (URISyntaxException e) {
            throw refusal();
        }
    }

    private Refusal refusal() {
        return Refusal.invalid("/video", "视频链接应以 https:// 开头，并来自：" + String.join("、", hosts) + "。");
    }
}
