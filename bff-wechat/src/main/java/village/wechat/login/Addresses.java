package village.wechat.login;

import org.springframework.http.server.reactive.ServerHttpRequest;

/** Where people reach this installation. */
public final class Addresses {
    private final String publicUrl;

    /** @param publicUrl as people type it; empty: as the request came */
    Addresses(String publicUrl) {
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    /** The address of a path of ours. */
    public String of(ServerHttpRequest request, String path) {
        var here = request.getURI();
        var base = publicUrl.isEmpty() ? here.getScheme() + "://" + here.getRawAuthority() : publicUrl;
        return base + path;
    }
}
