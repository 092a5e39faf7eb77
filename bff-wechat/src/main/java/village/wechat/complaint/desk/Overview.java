package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import village.api.complaint.desk.ReadOverview;
import village.wechat.complaint.ComplaintSummary;

/** What is open and what waits, village by village. */
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
            @Schema(description = "已转出、还在外面办的") long transferred) {
        static Row of(ReadOverview.Row row) {
            var open = row.open();
            var waiting = row.waiting();
            return new Row(
                    ComplaintSummary.VillageName.of(row.village()),
                    open.open(),
                    open.yellow(),
                    open.red(),
                    waiting.toDispatch(),
                    waiting.toVerify(),
                    waiting.transferred());
        }
    }

    static Overview of(List<ReadOverview.Row> rows) {
        return new Overview(rows.stream().map(Row::of).toList());
    }
}
