package village.wechat.login;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.identity.membership.Membership;
import village.api.identity.session.SignedIn;
import village.wechat.Words;

/**
 * What somebody gets who is signed in. A browser that keeps its session in cookies is told no token again when it
 * refreshes: no script needs one.
 *
 * @param expiresIn seconds
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Session")
record SessionView(
        @Nullable String accessToken,
        @Nullable String tokenType,
        long expiresIn,
        @Nullable String refreshToken,
        PersonView person,
        List<VillageView> villages) {

    @Schema(name = "SessionPerson")
    record PersonView(UUID id) {}

    @Schema(name = "SessionVillage")
    record VillageView(String code, String name, String binding, List<String> roles) {
        static VillageView of(Membership membership) {
            var village = membership.village();
            return new VillageView(
                    village.code().value(),
                    village.name(),
                    membership.binding().map(Words::of).orElse("none"),
                    Words.of(membership.roles()));
        }
    }

    static SessionView of(SignedIn signedIn) {
        return new SessionView(
                signedIn.access().token(),
                "Bearer",
                signedIn.access().life().toSeconds(),
                signedIn.refresh().text(),
                new PersonView(signedIn.person().value()),
                signedIn.villages().stream().map(VillageView::of).toList());
    }

    SessionView withoutTokens() {
        return new SessionView(null, null, expiresIn, null, person, villages);
    }
}
