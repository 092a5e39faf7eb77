package village.wechat.account.script;

import java.net.URI;
import java.util.Locale;

/**
 * Which addresses are pages of ours.
 *
 * @param origin scheme, host and port
 */
record OwnPages(String origin) {
    private static final int MAX = 2048;

    /** @param publicUrl as an operator set it; empty: as the request came */
    static OwnPages of(String publicUrl, URI request) {
        var set = publicUrl.strip();
        return new OwnPages(origin(set.isEmpty() ? request : URI.create(set)));
    }

    /** The page without what follows {@code #}; empty text for another's page. */
    String page(String url) {
        var hash = url.indexOf('#');
        var page = hash < 0 ? url : url.substring(0, hash);
        try {
            var address = URI.create(page);
            var path = String.valueOf(address.getRawPath());
            var ours = page.length() <= MAX
                    && address.getRawUserInfo() == null
                    && origin(address).equals(origin)
                    && (path.equals("/h5") || path.startsWith("/h5/"));
            return ours ? page : "";
        } catch (IllegalArgumentException malformed) {
            return "";
        }
    }

    private static String origin(URI address) {
        var scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        var usual = scheme.equals("https") ? 443 : 80;
        var port = address.getPort() < 0 ? usual : address.getPort();
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
