package village.openapi.v1.disclosure;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of disclosures. */
@Schema(name = "DisclosurePage")
record DisclosurePage(
        List<DisclosureLine> items,
        @Schema(description = "下一页的标记，最后一页为 null") @Nullable String next) {}
