package village.api.notice.channel;

import java.util.Optional;

/**
 * Where the villagers' pages are reached from outside.
 *
 * @param publicUrl without a slash at its end; empty if the installation has none, and then messages carry no link
 */
public record Addresses(Optional<String> publicUrl) {
    /** @param link a route of the pages, for example {@code #/notices} */
    Optional<String> of(String link) {
        return publicUrl.map(url -> url + "/h5/" + link);
    }
}
