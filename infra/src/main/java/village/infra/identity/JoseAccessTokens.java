package village.infra.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.AccessTokens;
import village.api.identity.Face;
import village.api.identity.Person;
import village.api.identity.Session;

/**
 * Access tokens as signed JWTs. The header must be, claim for claim, the one this class writes: what a token says about
 * its own algorithm or key is compared, never followed.
 */
final class JoseAccessTokens implements AccessTokens {
    private static final String ISSUER = "xiangyin";
    private static final String SESSION = "sid";
    private static final String APP = "app";
    private static final int MAX_LENGTH = 1024;
    private static final int KNOWN = 20_000;
    private static final Duration SKEW = Duration.ofSeconds(30);
    private static final JWSHeader HEADER = new JWSHeader.Builder(JWSAlgorithm.HS256)
            .type(new JOSEObjectType("at+jwt"))
            .keyID("access-1")
            .build();

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Function<Face, Duration> lives;
    private final Clock clock;
    /** Of genuine tokens only, letter for letter; whether they are good now is asked each time. */
    private final Cache<String, JWTClaimsSet> genuine = Caffeine.newBuilder()
            .maximumSize(KNOWN)
            .expireAfterAccess(Duration.ofMinutes(2))
            .executor(Runnable::run)
            .build();

    /** @param key 32 secret bytes, the same in every instance */
    JoseAccessTokens(byte[] key, Function<Face, Duration> lives, Clock clock) {
        try {
            this.signer = new MACSigner(key);
            this.verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("access token key: refused (expected: 32 bytes)", e);
        }
        this.lives = lives;
        this.clock = clock;
    }

    @Override
    public Issued issue(Session session) {
        var now = clock.instant();
        var life = life(session, now);
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(session.face().word())
                .subject(session.person().toString())
                .claim(SESSION, session.id().toString())
                .claim(APP, session.appId().orElse(null))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(life)))
                .build();
        var jwt = new SignedJWT(HEADER, claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("could not sign an access token", e);
        }
        return new Issued(jwt.serialize(), life);
    }

    private Duration life(Session session, Instant now) {
        var usual = lives.apply(session.face());
        var left = Duration.between(now, session.expiresAt());
        return left.compareTo(usual) < 0 ? left : usual;
    }

    @Override
    public Access read(Face face, String token) {
        if (token.length() > MAX_LENGTH) {
            throw Refusal.of(Reason.SESSION_INVALID);
        }
        try {
            return access(face, known(token));
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw Refusal.of(Reason.SESSION_INVALID);
        }
    }

    private JWTClaimsSet known(String token) throws ParseException, JOSEException {
        var before = genuine.getIfPresent(token);
        if (before != null) {
            return before;
        }
        var claims = verified(token);
        genuine.put(token, claims);
        return claims;
    }

    private JWTClaimsSet verified(String token) throws ParseException, JOSEException {
        var jwt = SignedJWT.parse(token);
        if (!jwt.getHeader().toJSONObject().equals(HEADER.toJSONObject()) || !jwt.verify(verifier)) {
            throw Refusal.of(Reason.SESSION_INVALID);
        }
        return jwt.getJWTClaimsSet();
    }

    private Access access(Face face, JWTClaimsSet claims) throws ParseException {
        var issuedAt = instant(claims.getIssueTime());
        var expiresAt = instant(claims.getExpirationTime());
        var now = clock.instant();
        if (!ISSUER.equals(claims.getIssuer())
                || !List.of(face.word()).equals(claims.getAudience())
                || issuedAt.isAfter(now.plus(SKEW))) {
            throw Refusal.of(Reason.SESSION_INVALID);
        }
        if (!now.isBefore(expiresAt)) {
            throw Refusal.of(Reason.SESSION_EXPIRED);
        }
        return new Access(
                new Person.Id(uuid(claims.getSubject())),
                new Session.Id(uuid(claims.getStringClaim(SESSION))),
                Optional.ofNullable(claims.getStringClaim(APP)),
                issuedAt);
    }

    private static Instant instant(@Nullable Date date) {
        if (date == null) {
            throw Refusal.of(Reason.SESSION_INVALID);
        }
        return date.toInstant();
    }

    private static UUID uuid(@Nullable String text) {
        if (text == null) {
            throw Refusal.of(Reason.SESSION_INVALID);
        }
        return UUID.fromString(text);
    }
}
