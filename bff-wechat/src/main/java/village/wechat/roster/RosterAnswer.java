package village.wechat.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import village.api.identity.roster.RosterFault;
import village.api.identity.roster.RosterImport;
import village.wechat.Times;

/** An import as the console shows it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Roster")
record RosterAnswer(
        String id,
        String state,
        int rows,
        int added,
        int updated,
        int unchanged,
        int errors,
        OffsetDateTime startedAt,
        @Nullable OffsetDateTime finishedAt,
        @Nullable String failure,
        List<RosterFault> rowErrors) {

    static RosterAnswer of(RosterImport roster) {
        var counts = roster.counts();
        return new RosterAnswer(
                roster.id().toString(),
                roster.state().name().toLowerCase(Locale.ROOT),
                counts.rows(),
                counts.added(),
                counts.updated(),
                counts.unchanged(),
                counts.errors(),
                Times.of(roster.startedAt()),
                roster.finishedAt().map(Times::of).orElse(null),
                roster.failure().orElse(null),
                roster.faults());
    }
}
