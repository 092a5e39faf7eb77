package village.wechat.disclosure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of disclosures; or what is overdue.
 *
 * @param overdue filled where {@code overdue=true} was asked for; then {@code items} is empty
 */
@Schema(name = "DisclosurePage")
public record DisclosurePage(
        List<DisclosureEntry> items,
        List<DueView> overdue,

        @Schema(description = "逾期的事实，按类别", example = "[\"财务公开已逾期 12 天\"]")
        List<String> facts,

        @Nullable String next) {}
