package village.wechat.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.identity.PersonName;
import village.api.identity.binding.Consent;
import village.api.identity.membership.Membership;
import village.api.identity.membership.ShowMe;
import village.api.place.Grid;
import village.wechat.Words;

/** What a person sees of himself. Even his own name comes masked: phones are shown around. */
@Schema(name = "Me")
record MeView(PersonView person, List<VillageView> villages, List<ConsentView> consents) {
    @Schema(name = "MyPerson")
    record PersonView(UUID id) {}

    @Schema(name = "MyGrid")
    record GridView(UUID id, String name) {
        static GridView of(Grid grid) {
            return new GridView(grid.id().value(), grid.name());
        }
    }

    @Schema(name = "GivenConsent")
    record ConsentView(String document, String version) {
        static ConsentView of(Consent consent) {
            return new ConsentView(consent.document(), consent.version());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "MyVillage")
    record VillageView(
            String code,
            String name,
            String township,
            String county,
            String binding,
            List<String> roles,
            @Nullable String maskedName,
            @Nullable GridView grid) {

        static VillageView of(Membership membership) {
            var village = membership.village();
            return new VillageView(
                    village.code().value(),
                    village.name(),
                    village.township(),
                    village.county(),
                    membership.binding().map(Words::of).orElse("none"),
                    Words.of(membership.roles()),
                    membership.name().map(PersonName::masked).orElse(null),
                    membership.grid().map(GridView::of).orElse(null));
        }
    }

    static MeView of(ShowMe.Me me) {
        return new MeView(
                new PersonView(me.person().value()),
                me.villages().stream().map(VillageView::of).toList(),
                me.consents().stream().map(ConsentView::of).toList());
    }
}
