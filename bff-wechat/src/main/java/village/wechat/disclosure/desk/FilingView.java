package village.wechat.disclosure.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.attachment.Attachment;
import village.api.attachment.FileName;
import village.api.disclosure.Filing;
import village.api.disclosure.Published;
import village.api.disclosure.Work;
import village.api.disclosure.reading.ReadFiling;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.disclosure.CoverView;
import village.wechat.disclosure.RevisionView;
import village.wechat.disclosure.finance.FinanceTableBody;
import village.wechat.disclosure.finance.TableDoubtBody;

/** A filing as staff see it. */
@Schema(name = "Filing")
record FilingView(
        UUID id,
        @Schema(description = "办理时带回的版本") long version,
        String item,
        @JsonProperty("class") String disclosureClass,
        @Schema(example = "2026-Q3") String period,
        @Schema(example = "2026年第三季度") String periodLabel,

        @Schema(description = "draft、submitted、returned、approved、published、settled")
        String status,

        String statusLabel,
        @Nullable WorkView work,
        @Schema(description = "已公布的各版，新的在前") List<RevisionView> revisions,

        @Schema(description = "上一期公布的期末结余（分），这一期的上期结余要和它一样") @Nullable
        Long previousClosingFen,

        @Schema(description = "上一期没有公布过财务表：上期结余要对照账本确认（tableDoubts 里 /openingFen 的 confirmed）")
        boolean openingToConfirm,

        @Schema(description = "为什么没有人可以审核；有人可以审核、不在待审核时没有") @Nullable
        String unchecked,

        @Nullable OffsetDateTime objectionsUntil,
        @Nullable OffsetDateTime settledAt,

        @Schema(description = "现在遮盖着的，先遮盖的在前") List<CoverView> covers,

        @Schema(
                description =
                        "我现在可以做的：write、submit、discard、take-back、check、publish、correct、mask、release（放行，起草的人不能）、cover（遮盖）、decide-cover（决定遮盖）")
        List<String> deeds) {

    /** The revision being prepared. */
    @Schema(name = "FilingWork")
    record WorkView(
            int number,
            String stage,
            String title,
            String body,
            List<UUID> attachments,
            @Schema(description = "附件和正文图片的审核状态") List<FileView> files,
            @Nullable FinanceTableBody table,
            @Schema(description = "财务表里存疑的单元格，确认过的也在内") List<TableDoubtBody> tableDoubts,
            @Schema(description = "更正理由；第一版为空") String reason,
            OffsetDateTime changedAt,
            @Nullable CheckView check) {
        static WorkView of(Work work, List<Attachment> files) {
            var content = work.content();
            return new WorkView(
                    work.number(),
                    Words.of(work.stage()),
                    content.title(),
                    content.body(),
                    content.attachments().stream().map(Attachment.Id::value).toList(),
                    files.stream()
                            .filter(file -> content.attachments().contains(file.id()))
                            .map(FileView::of)
                            .toList(),
                    content.table().map(FinanceTableBody::of).orElse(null),
                    content.doubts().stream().map(TableDoubtBody::of).toList(),
                    work.reason(),
                    Times.of(work.changedAt()),
                    work.check().map(CheckView::of).orElse(null));
        }
    }

    /** A file of the draft. */
    @Schema(name = "FilingFile")
    record FileView(
            UUID id,
            @Nullable String name,
            @Schema(example = "application/pdf") String mediaType,
            long bytes,

            @Schema(description = "pending、pass、review 或 risky")
            String state) {
        static FileView of(Attachment file) {
            return new FileView(
                    file.id().value(),
                    file.name().map(FileName::value).orElse(null),
                    file.format().mediaType(),
                    file.bytes(),
                    Words.of(file.state()));
        }
    }

    /** The committee's last word. */
    @Schema(name = "FilingCheck")
    record CheckView(boolean approved, String note, OffsetDateTime at) {
        static CheckView of(Work.Check check) {
            return new CheckView(check.approved(), check.note(), Times.of(check.at()));
        }
    }

    static FilingView of(ReadFiling.View view) {
        var filing = view.filing();
        return new FilingView(
                filing.id().value(),
                filing.version(),
                filing.item(),
                Words.of(filing.disclosureClass()),
                filing.period().word(),
                filing.period().label(),
                Words.of(filing.status()),
                filing.status().label(),
                filing.work().map(work -> WorkView.of(work, view.files())).orElse(null),
                view.revisions().stream().map(RevisionView::of).toList(),
                view.closingBefore().orElse(null),
                filing.period().consecutive() && view.closingBefore().isEmpty(),
                view.unchecked().orElse(null),
                filing.published().map(one -> Times.of(one.objectionsUntil())).orElse(null),
                filing.published().flatMap(Published::settledAt).map(Times::of).orElse(null),
                view.covers().stream().map(CoverView::of).toList(),
                Words.of(view.deeds()));
    }

    /** A filing in a list. */
    @Schema(name = "FilingSummary")
    record Summary(
            UUID id,
            long version,
            String item,
            @JsonProperty("class") String disclosureClass,
            String period,
            String periodLabel,
            String title,
            String status,
            String statusLabel,
            @Schema(description = "最新公布的是第几版；还没公布为 0") int revision) {
        static Summary of(Filing filing) {
            return new Summary(
                    filing.id().value(),
                    filing.version(),
                    filing.item(),
                    Words.of(filing.disclosureClass()),
                    filing.period().word(),
                    filing.period().label(),
                    filing.title(),
                    Words.of(filing.status()),
                    filing.status().label(),
                    filing.published().map(Published::revision).orElse(0));
        }
    }

    @Schema(name = "FilingPage")
    record Page(List<Summary> items, @Nullable String next) {}
}
