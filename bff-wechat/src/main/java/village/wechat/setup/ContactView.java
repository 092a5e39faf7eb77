package village.wechat.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.setup.contact.KnownContact;
import village.wechat.Times;

/** A published number with its consent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "KnownContact")
record ContactView(
        UUID id,
        String office,
        @Nullable String name,
        String phone,
        int sort,
        @Schema(description = "同意的方式") String consent,
        @Schema(description = "登记同意的时间") @Nullable OffsetDateTime consentAt) {
    static ContactView of(KnownContact known) {
        return new ContactView(
                known.id().value(),
                known.contact().office(),
                known.contact().name().orElse(null),
                known.contact().phone(),
                known.sort(),
                known.consent(),
                known.since().map(Times::of).orElse(null));
    }
}
