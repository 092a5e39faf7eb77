package village.api.identity.login;

import java.nio.charset.StandardCharsets;
import village.api.Fingerprints;

/** Keyed hashes of what a log-in request must not keep in plain. */
final class Hashes {
    private final Fingerprints fingerprints;

    Hashes(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    String code(LoginRequest.Id id, String code) {
        return hash("login-code", id, code);
    }

    String device(LoginRequest.Id id, String device) {
        return hash("login-device", id, device);
    }

    private String hash(String what, LoginRequest.Id id, String secret) {
        return fingerprints.of((what + '\n' + id + '\n' + secret).getBytes(StandardCharsets.UTF_8));
    }
}
