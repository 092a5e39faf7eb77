package village.wechat.identity;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import village.api.Page;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.binding.Binding;
import village.api.identity.binding.Bindings;
import village.wechat.Times;

/** Claims that wait for a cadre. Names and numbers are masked. */
@Schema(name = "PendingBindingPage")
record PendingBindingPage(List<Item> items, @Nullable String next) {
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PendingBinding")
    record Item(
            UUID id,
            @Nullable String claimedName,
            String claimedPhone,
            OffsetDateTime requestedAt,
            List<Candidate> candidates) {

        static Item of(Bindings.Pending pending) {
            return new Item(
                    pending.id().value(),
                    pending.name().map(PersonName::masked).orElse(null),
                    pending.phone().masked(),
                    Times.of(pending.requestedAt()),
                    pending.candidates().stream().map(Candidate::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "BindingCandidate")
    record Candidate(
            UUID rosterId,
            String name,
            @Nullable String phone,
            @Nullable String grid) {
        static Candidate of(Bindings.Candidate candidate) {
            return new Candidate(
                    candidate.id().value(),
                    candidate.name().masked(),
                    candidate.phone().map(PhoneNumber::masked).orElse(null),
                    candidate.grid().orElse(null));
        }
    }

    static PendingBindingPage of(Page<Bindings.Pending, Binding.Id> page, Function<Binding.Id, String> cursor) {
        return new PendingBindingPage(
                page.items().stream().map(Item::of).toList(),
                page.next().map(cursor).orElse(null));
    }
}
