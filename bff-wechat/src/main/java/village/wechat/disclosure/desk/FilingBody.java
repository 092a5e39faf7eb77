package village.wechat.disclosure.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.disclosure.Content;
import village.wechat.disclosure.finance.FinanceTableBody;

/** What a filing says, as the console sends it. */
@Schema(name = "FilingContent", example = """
        {"title": "2026年第三季度村级财务收支", "body": "<p>收支情况见附表。</p>", "attachments": []}
        """)
record FilingBody(
        @Schema(description = "标题，最多 100 个字") @NotNull(message = "请写标题。")
        String title,

        @Schema(description = "正文 HTML") @Nullable String body,
        @Schema(description = "附件编号，按次序") @Nullable List<UUID> attachments,
        @Schema(description = "财务表，仅财务公开") @Nullable @Valid FinanceTableBody table) {

    Content toContent() {
        var files = attachments == null ? List.<UUID>of() : attachments;
        if (files.stream().anyMatch(Objects::isNull)) {
            throw Refusal.invalid("/attachments", "附件编号不能为空。");
        }
        return new Content(
                title,
                body == null ? "" : body,
                files.stream().map(Attachment.Id::new).toList(),
                Optional.ofNullable(table).map(FinanceTableBody::toTable));
    }
}
