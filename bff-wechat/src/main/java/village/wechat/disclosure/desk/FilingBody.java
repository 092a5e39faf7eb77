package village.wechat.disclosure.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.disclosure.Content;
import village.wechat.Attached;
import village.wechat.disclosure.finance.FinanceTableBody;
import village.wechat.disclosure.finance.TableDoubtBody;

/** What a filing says, as the console sends it. */
@Schema(name = "FilingContent", example = """
    {"title": "2026年第三季度村级财务收支", "body": "<p>收支情况见附表。</p>", "attachments": []}
    """)
record FilingBody(
        @Schema(description = "标题，最多 100 个字") @NotNull(message = "请写标题。")
        String title,

        @Schema(description = "正文 HTML") @Nullable String body,
        @Schema(description = "附件编号，按次序") @Nullable List<UUID> attachments,
        @Schema(description = "财务表，仅财务公开") @Nullable @Valid FinanceTableBody table,

        @Schema(description = "财务表里存疑的单元格；没有提到的照旧存疑，改过的单元格自动去掉") @Nullable
        List<@NotNull(message = "这一处是空的。") @Valid TableDoubtBody> tableDoubts,

        @Schema(description = "财务表是刚导入的：以前那张表的疑点不再算") @Nullable
        Boolean tableImported) {

    Content toContent() {
        return new Content(
                title,
                body == null ? "" : body,
                Attached.ids(attachments),
                Optional.ofNullable(table).map(FinanceTableBody::toTable),
                tableDoubts == null
                        ? List.of()
                        : tableDoubts.stream().map(TableDoubtBody::toDoubt).toList());
    }

    boolean imported() {
        return Boolean.TRUE.equals(tableImported);
    }
}
