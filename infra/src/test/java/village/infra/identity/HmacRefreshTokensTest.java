package village.infra.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Refusal;
import village.api.identity.Session;
import village.infra.crypto.TestSecrets;

class HmacRefreshTokensTest {
    private final HmacRefreshTokens tokens =
            new HmacRefreshTokens(TestSecrets.secrets().sessionKey("refresh-token"));
    private final Session.Id session = new Session.Id(UUID.randomUUID());

    @Test
    void readsWhatItMade() {
        var token = tokens.make(session, 7);
        assertThat(tokens.read(token.text())).isEqualTo(token);
    }

    @Test
    void makesTheSameTokenAgain() {
        assertThat(tokens.make(session, 7)).isEqualTo(tokens.make(session, 7));
        assertThat(tokens.make(session, 7).text())
                .isNotEqualTo(tokens.make(session, 8).text());
    }

    @Test
    void refusesATokenCutOrChangedAnywhere() {
        var good = tokens.make(session, 7).text();
        for (var i = 0; i < good.length(); i++) {
            refuses(good.substring(0, i));
            refuses(good.substring(0, i) + (good.charAt(i) == 'A' ? 'B' : 'A') + good.substring(i + 1));
        }
    }

    @Test
    void refusesNonsense() {
        refuses("令牌".repeat(35));
        refuses("=".repeat(70));
        refuses("A".repeat(70));
    }

    @Test
    void refusesTheTokenOfAnotherKey() {
        var forger = new HmacRefreshTokens(TestSecrets.secrets().sessionKey("another"));
        refuses(forger.make(session, 7).text());
    }

    private void refuses(String text) {
        assertThatThrownBy(() -> tokens.read(text)).isInstanceOf(Refusal.class);
    }
}
