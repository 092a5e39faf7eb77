package village.openapi.v1.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of cases. */
@Schema(name = "ComplaintPage")
record ComplaintPage(
        List<ComplaintLine> items,
        @Schema(description = "下一页的标记，最后一页为 null") @Nullable String next) {}
