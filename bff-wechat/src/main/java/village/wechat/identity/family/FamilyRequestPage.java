package village.wechat.identity.family;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import village.api.Page;
import village.api.identity.PersonName;
import village.api.identity.family.FamilyTie;
import village.api.identity.family.FamilyTies;
import village.wechat.Times;

/** Requests that wait for a cadre. Names are masked. */
@Schema(name = "FamilyRequestPage")
record FamilyRequestPage(List<Item> items, @Nullable String next) {
    /**
     * One request.
     *
     * @param forWhom missing where nobody of the roster fits what was said
     * @param relation what the roster calls them to each other
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "FamilyRequest")
    record Item(
            UUID id,
            String helper,
            @Nullable String forWhom,
            boolean household,
            @Nullable String relation,
            OffsetDateTime requestedAt) {
        static Item of(FamilyTies.Pending pending) {
            return new Item(
                    pending.id().value(),
                    pending.helper().masked(),
                    pending.forWhom().map(PersonName::masked).orElse(null),
                    pending.household(),
                    pending.relation().orElse(null),
                    Times.of(pending.askedAt()));
        }
    }

    static FamilyRequestPage of(Page<FamilyTies.Pending, FamilyTie.Id> page, Function<FamilyTie.Id, String> cursor) {
        return new FamilyRequestPage(
                page.items().stream().map(Item::of).toList(),
                page.next().map(cursor).orElse(null));
    }
}
