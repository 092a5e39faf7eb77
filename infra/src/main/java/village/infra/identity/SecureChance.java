package village.infra.identity;

import java.security.SecureRandom;
import java.util.Base64;
import village.api.identity.login.Chance;

final class SecureChance implements Chance {
    private static final int SECRET_BYTES = 24;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String digits(int count) {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    @Override
    public String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
