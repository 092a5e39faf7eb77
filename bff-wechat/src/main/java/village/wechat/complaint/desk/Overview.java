package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import village.api.complaint.desk.ReadOverview;
import village.wechat.complaint.ComplaintSummary;

/** What is open, what waits and what was said of what ended, village by village. */
@Schema(name = "Overview")
record Overview(List<Row> items) {

    @Schema(name = "OverviewRow")
    record Row(
            ComplaintSummary.VillageName village,
            @Schema(description = "要办的") long open,
            @Schema(description = "其中快到期的") long yellow,
            @Schema(description = "其中超期的") long red,
            @Schema(description = "待受理、待派单的") long toDispatch,
            @Schema(description = "待核实的") long toVerify,
            @Schema(description = "已转出、还在外面办的") long transferred,

            @Schema(description = "近 30 天办完、反映人评价满意的：说解决了，并且没打星或打了 4、5 星")
            long satisfied,

            @Schema(description = "近 30 天办完、反映人评价过的") long rated,

            @Schema(description = "近 30 天办完、反映人没有评价的；不算满意，也不含反映人自己撤回的")
            long unrated,

            @Schema(description = "等答复的咨询") long inquiriesWaiting,
            @Schema(description = "其中过了期限的") long inquiriesLate,
            @Schema(description = "近 30 天答复的咨询") long inquiriesAnswered,
            @Schema(description = "其中按期答复的") long inquiriesInTime) {
        static Row of(ReadOverview.Row row) {
            var open = row.open();
            var waiting = row.waiting();
            var verdicts = row.verdicts();
            var inquiries = row.inquiries();
            return new Row(
                    ComplaintSummary.VillageName.of(row.village()),
                    open.open(),
                    open.yellow(),
                    open.red(),
                    waiting.toDispatch(),
                    waiting.toVerify(),
                    waiting.transferred(),
                    verdicts.satisfied(),
                    verdicts.rated(),
                    verdicts.unrated(),
                    inquiries.waiting(),
                    inquiries.late(),
                    inquiries.answered(),
                    inquiries.inTime());
        }
    }

    static Overview of(List<ReadOverview.Row> rows) {
        return new Overview(rows.stream().map(Row::of).toList());
    }
}
