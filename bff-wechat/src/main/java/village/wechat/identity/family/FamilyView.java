package village.wechat.identity.family;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.identity.family.FamilyTie;
import village.api.identity.family.FamilyTies;
import village.api.identity.family.ShowFamily;
import village.wechat.Words;

/** A person's family, village by village. Names are masked outside one's own household. */
@Schema(name = "MyFamily")
record FamilyView(List<VillageView> villages) {
    /**
     * One village.
     *
     * @param household whom one may choose without more words
     * @param iActFor for whom I act or asked to act
     * @param actForMe who acts or asked to act for me
     */
    @Schema(name = "FamilyVillage")
    record VillageView(
            String code, String name, List<MemberView> household, List<TieView> iActFor, List<TieView> actForMe) {
        static VillageView of(ShowFamily.Family family) {
            return new VillageView(
                    family.village().code().value(),
                    family.village().name(),
                    family.circle().household().stream().map(MemberView::of).toList(),
                    family.circle().iActFor().stream().map(TieView::of).toList(),
                    family.circle().actForMe().stream().map(TieView::of).toList());
        }
    }

    @Schema(name = "HouseholdMember")
    record MemberView(UUID rosterId, String name) {
        static MemberView of(FamilyTies.Member member) {
            return new MemberView(member.id().value(), member.name().value());
        }
    }

    /**
     * One tie.
     *
     * @param id missing for a minor's guardian, whom the roster names
     * @param rosterId for whom, or who; missing until a cadre has confirmed somebody of another household
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FamilyTie")
    record TieView(
            @Nullable UUID id,
            @Nullable UUID rosterId,
            String name,
            boolean household,
            String state,
            boolean guardian,
            @Nullable String reason) {
        static TieView of(FamilyTies.Line line) {
            return new TieView(
                    line.tie().map(FamilyTie.Id::value).orElse(null),
                    line.other().map(RosterPerson.Id::value).orElse(null),
                    shown(line.name(), line.household()),
                    line.household(),
                    Words.of(line.state()),
                    line.tie().isEmpty(),
                    line.reason().orElse(null));
        }

        private static String shown(PersonName name, boolean household) {
            return household ? name.value() : name.masked();
        }
    }

    static FamilyView of(List<ShowFamily.Family> families) {
        return new FamilyView(families.stream().map(VillageView::of).toList());
    }
}
