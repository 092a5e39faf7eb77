package village.infra.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Session;
import village.infra.crypto.TestSecrets;

class JoseAccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z");
    private static final byte[] KEY = TestSecrets.secrets().sessionKey("access-token");
    private static final byte[] OTHER_KEY = TestSecrets.secrets().sessionKey("something-else");

    private final Person.Id person = new Person.Id(UUID.randomUUID());
    private final Session session = new Session(
            new Session.Id(UUID.randomUUID()), person, Face.MP, Optional.of("wx1"), NOW.plus(Duration.ofDays(30)));
    private final JoseAccessTokens tokens = at(NOW);

    @Test
    void readsWhatItIssued() {
        var access = tokens.read(Face.MP, issued());
        assertThat(access.person()).isEqualTo(person);
        assertThat(access.session()).isEqualTo(session.id());
        assertThat(access.issuedAt()).isEqualTo(NOW);
        assertThat(access.appId()).contains("wx1");
    }

    @Test
    void letsNoTokenOutliveItsSession() {
        var ending = new Session(session.id(), person, Face.MP, Optional.empty(), NOW.plusSeconds(60));
        assertThat(tokens.issue(ending).life()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void refusesATokenPastItsTime() {
        assertThat(reason(at(NOW.plusSeconds(899)), issued())).isNull();
        assertThat(reason(at(NOW.plusSeconds(900)), issued())).isEqualTo(Reason.SESSION_EXPIRED);
    }

    /** A genuine token is remembered; that it was good once says nothing of now, of another face, or of its neighbours. */
    @Test
    void remembersThatATokenIsGenuineAndNothingElse() {
        var now = new AtomicReference<>(NOW);
        InstantSource moving = now::get;
        var remembering = new JoseAccessTokens(KEY, face -> Duration.ofMinutes(15), moving.withZone(ZoneOffset.UTC));
        var token = issued();
        assertThat(reason(remembering, token)).isNull();
        assertThat(reason(remembering, token)).isNull();
        assertThat(reason(remembering, token.substring(0, token.length() - 2) + "AA"))
                .isEqualTo(Reason.SESSION_INVALID);
        assertThatThrownBy(() -> remembering.read(Face.CONSOLE, token)).isInstanceOf(Refusal.class);
        now.set(NOW.plusSeconds(900));
        assertThat(reason(remembering, token)).isEqualTo(Reason.SESSION_EXPIRED);
    }

    @Test
    void refusesATokenFromTheFuture() {
        assertThat(reason(at(NOW.minusSeconds(30)), issued())).isNull();
        assertThat(reason(at(NOW.minusSeconds(31)), issued())).isEqualTo(Reason.SESSION_INVALID);
    }

    @Test
    void refusesATokenOfAnotherFace() {
        assertThatThrownBy(() -> tokens.read(Face.CONSOLE, issued()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.SESSION_INVALID));
    }

    @Test
    void refusesATokenSignedWithAnotherKey() throws JOSEException {
        var forged = signed(header(JWSAlgorithm.HS256), claims(good -> good), new MACSigner(OTHER_KEY));
        assertThat(reason(tokens, forged)).isEqualTo(Reason.SESSION_INVALID);
    }

    @Test
    void acceptsTheFormTheForgeriesAreMadeFrom() throws JOSEException {
        assertThat(reason(tokens, signed(header(JWSAlgorithm.HS256), claims(good -> good), new MACSigner(KEY))))
                .isNull();
    }

    @Test
    void refusesAnUnsignedToken() {
        var parts = issued().split("\\.", -1);
        var none = base64("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"access-1\"}");
        assertThat(reason(tokens, none + "." + parts[1] + ".")).isEqualTo(Reason.SESSION_INVALID);
        assertThat(reason(tokens, none + "." + parts[1] + "." + parts[2])).isEqualTo(Reason.SESSION_INVALID);
        assertThat(reason(tokens, parts[0] + "." + parts[1] + ".")).isEqualTo(Reason.SESSION_INVALID);
    }

    @Test
    void refusesAnotherAlgorithm() throws Exception {
        var longKey = new byte[64];
        System.arraycopy(KEY, 0, longKey, 0, 32);
        var longer = signed(header(JWSAlgorithm.HS512), claims(good -> good), new MACSigner(longKey));
        assertThat(reason(tokens, longer)).isEqualTo(Reason.SESSION_INVALID);
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        var rsa = new RSASSASigner(generator.generateKeyPair().getPrivate());
        var swapped = new SignedJWT(header(JWSAlgorithm.RS256), claims(good -> good));
        swapped.sign(rsa);
        assertThat(reason(tokens, swapped.serialize())).isEqualTo(Reason.SESSION_INVALID);
    }

    @Test
    void followsNoKeyTheTokenNames() throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("../../dev/null")
                .build();
        assertThat(reason(tokens, signed(header, claims(good -> good), new MACSigner(KEY))))
                .isEqualTo(Reason.SESSION_INVALID);
    }

    @Test
    void refusesAForeignIssuerAndMissingClaims() throws JOSEException {
        assertThat(signedWith(good -> good.issuer("elsewhere"))).isEqualTo(Reason.SESSION_INVALID);
        assertThat(signedWith(good -> good.issueTime(null))).isEqualTo(Reason.SESSION_INVALID);
        assertThat(signedWith(good -> good.expirationTime(null))).isEqualTo(Reason.SESSION_INVALID);
        assertThat(signedWith(good -> good.subject(null))).isEqualTo(Reason.SESSION_INVALID);
        assertThat(signedWith(good -> good.subject("nobody"))).isEqualTo(Reason.SESSION_INVALID);
        assertThat(signedWith(good -> good.claim("sid", 7))).isEqualTo(Reason.SESSION_INVALID);
        assertThat(signedWith(good -> good.claim("sid", null))).isEqualTo(Reason.SESSION_INVALID);
    }

    @Test
    void refusesATokenCutOrChangedAnywhere() {
        var good = issued();
        for (int i = 0; i < good.length(); i++) {
            assertThat(reason(tokens, good.substring(0, i))).isEqualTo(Reason.SESSION_INVALID);
        }
        for (int i = 0; i < good.length() - 1; i++) {
            var other = good.charAt(i) == 'A' ? 'B' : 'A';
            var changed = good.substring(0, i) + other + good.substring(i + 1);
            assertThat(reason(tokens, changed)).isEqualTo(Reason.SESSION_INVALID);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "...", "a.b.c", "e30.e30.e30", "e30.e30.", "令牌", "a.b.c.d.e"})
    void refusesNonsense(String token) {
        assertThat(reason(tokens, token)).isEqualTo(Reason.SESSION_INVALID);
    }

    @Test
    void refusesAVeryLongTokenWithoutLookingAtIt() {
        assertThat(reason(tokens, "a".repeat(1_000_000))).isEqualTo(Reason.SESSION_INVALID);
    }

    private Reason signedWith(UnaryOperator<JWTClaimsSet.Builder> change) throws JOSEException {
        return reason(tokens, signed(header(JWSAlgorithm.HS256), claims(change), new MACSigner(KEY)));
    }

    private String issued() {
        return tokens.issue(session).token();
    }

    private static JoseAccessTokens at(Instant now) {
        return new JoseAccessTokens(KEY, face -> Duration.ofMinutes(15), Clock.fixed(now, ZoneOffset.UTC));
    }

    private static Reason reason(JoseAccessTokens tokens, String token) {
        try {
            tokens.read(Face.MP, token);
            return null;
        } catch (Refusal refusal) {
            return refusal.reason();
        }
    }

    private static JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("at+jwt"))
                .keyID("access-1")
                .build();
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .issuer("xiangyin")
                        .audience("mp")
                        .subject(person.toString())
                        .claim("sid", session.id().toString())
                        .issueTime(Date.from(NOW))
                        .expirationTime(Date.from(NOW.plusSeconds(900))))
                .build();
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, MACSigner signer) throws JOSEException {
        var jwt = new SignedJWT(header, claims);
        jwt.sign(signer);
        return jwt.serialize();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
