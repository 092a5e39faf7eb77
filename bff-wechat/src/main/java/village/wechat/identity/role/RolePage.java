package village.wechat.identity.role;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import village.api.Page;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.role.Grant;
import village.api.place.Grid;
import village.wechat.Times;
import village.wechat.Words;

/** Who holds which role in a place. Names and numbers are masked. */
@Schema(name = "RolePage")
record RolePage(List<Item> items, @Nullable String next) {
    /**
     * One role.
     *
     * @param state {@code held}, or {@code offered} while its phone has not taken it up
     * @param person missing while it is only offered
     * @param name missing where nobody knows one
     * @param phone while it is only offered, or where the name is missing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "HeldRole")
    record Item(
            UUID id,
            String role,
            String state,
            @Nullable UUID person,
            @Nullable String name,
            @Nullable String phone,
            List<UUID> grids,
            OffsetDateTime from,
            @Nullable OffsetDateTime until) {
        static Item of(Grant grant) {
            return new Item(
                    grant.id().value(),
                    Words.of(grant.role()),
                    grant.holder().isPresent() ? "held" : "offered",
                    grant.holder().map(Person.Id::value).orElse(null),
                    grant.name().map(PersonName::masked).orElse(null),
                    grant.phone().map(PhoneNumber::masked).orElse(null),
                    grant.grids().stream().map(Grid.Id::value).sorted().toList(),
                    Times.of(grant.from()),
                    grant.until().map(Times::of).orElse(null));
        }
    }

    static RolePage of(Page<Grant, Grant.Id> page, Function<Grant.Id, String> cursor) {
        return new RolePage(
                page.items().stream().map(Item::of).toList(),
                page.next().map(cursor).orElse(null));
    }
}
