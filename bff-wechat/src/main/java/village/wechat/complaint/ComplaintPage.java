package village.wechat.complaint;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of cases. */
@Schema(name = "ComplaintPage")
record ComplaintPage(List<ComplaintSummary> items, @Nullable String next) implements ComplaintList {}
