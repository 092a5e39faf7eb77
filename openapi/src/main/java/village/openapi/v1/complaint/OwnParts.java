package village.openapi.v1.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.complaint.reading.Beside;
import village.api.complaint.reading.ReadComplaint;
import village.api.complaint.voice.ReadRecordings;
import village.api.complaint.voice.Transcript;
import village.api.place.Point;
import village.openapi.client.Times;
import village.openapi.client.Words;

/**
 * What only the platform reads that handed a case over, or was sent it: where and when it is, what was said, and where it
 * goes on.
 */
@Schema(name = "ComplaintOwnParts")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OwnParts(
        @Schema(description = "准确位置；只有本平台转来的、转给本平台的才有") @Nullable
        Spot point,

        @Schema(description = "门牌短码；只有本平台转来的、转给本平台的才有", example = "FX0012") @Nullable
        String doorPlate,

        @Schema(description = "事情发生的时间；只有本平台转来的、转给本平台的才有", example = "2026-11-28T19:30:00+08:00") @Nullable
        OffsetDateTime occurredAt,

        @Schema(description = "录音里说的话，写下了的；只有本平台转来的、转给本平台的才有") @Nullable
        List<Said> transcripts,

        @Schema(description = "并到哪一件一起办理；并案了的、本平台转来的、转给本平台的才有") @Nullable
        Onward mergedInto) {

    /** Where it is. */
    @Schema(name = "ComplaintPoint")
    record Spot(
            @Schema(example = "29.7301") double lat,
            @Schema(example = "120.2512") double lon,

            @Schema(description = "坐标系，总是 wgs84", example = "wgs84")
            String crs) {
        static Spot of(Point point) {
            return new Spot(point.lat(), point.lon(), "wgs84");
        }
    }

    /** What somebody wrote down of a recording; numbers are masked for whoever did not hand the case over. */
    @Schema(name = "ComplaintTranscript")
    record Said(
            @Schema(description = "录音的附件编号") UUID attachment,
            @Schema(example = "坝脚那里在渗水") String text) {
        static Said of(Transcript transcript) {
            return new Said(transcript.recording().value(), transcript.text());
        }
    }

    /** The case that goes on. */
    @Schema(name = "ComplaintMergedInto")
    record Onward(
            @Schema(description = "那一件的查询号", example = "48392072")
            String ticket,

            @Schema(example = "answered") String status,
            @Schema(example = "已答复") String statusLabel,

            @Schema(description = "那一件的答复；还没有答复为空", example = "换好了")
            String answer) {
        static Onward of(Beside.Onward other) {
            return new Onward(
                    other.ticket().value(),
                    Words.of(other.status()),
                    other.status().label(),
                    other.answer());
        }
    }

    static OwnParts of(ReadComplaint.View view) {
        if (!view.exact()) {
            return new OwnParts(null, null, null, null, null);
        }
        var intake = view.complaint().intake();
        return new OwnParts(
                intake.point().map(Spot::of).orElse(null),
                intake.doorPlate().orElse(null),
                intake.occurredAt().map(Times::of).orElse(null),
                said(view),
                view.beside().mergedInto().map(Onward::of).orElse(null));
    }

    private static @Nullable List<Said> said(ReadComplaint.View view) {
        var said = view.beside().recordings().stream()
                .map(ReadRecordings.Recording::transcript)
                .flatMap(Optional::stream)
                .map(Said::of)
                .toList();
        return said.isEmpty() ? null : said;
    }
}
