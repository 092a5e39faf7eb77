package village.wechat.gate;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * A second person releases a content: the body of every {@code POST …/releases}.
 *
 * @param version of what he looked at
 */
@Schema(name = "NewGateRelease", example = """
        {"version": 3, "reason": "本人书面同意公布"}
        """)
public record NewRelease(
        @Schema(description = "看到的版本；不填为最新的") @Nullable Long version,

        @Schema(description = "为什么可以公开，最多 200 字") @NotNull(message = "请写明放行的理由。")
        String reason) {}
