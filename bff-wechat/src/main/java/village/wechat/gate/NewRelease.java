package village.wechat.gate;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

/** A second person looked at it and says why it may go out. */
@Schema(name = "NewGateRelease", example = """
        {"version": 2, "reason": "村医电话，本人同意公开。"}
        """)
public record NewRelease(
        @NotNull(message = "请说明看到的是哪个版本。") Long version,

        @Schema(description = "放行的理由，最多 200 字") @NotNull(message = "请写明放行的理由。")
        String reason) {}
