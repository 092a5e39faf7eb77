package village.wechat.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.complaint.voice.ReadRecordings;
import village.api.complaint.voice.Transcript;
import village.wechat.Times;

/** A recording of a case, with what was written down. */
@Schema(name = "CaseVoice")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseVoice(
        UUID attachment,
        @Schema(example = "audio/amr") String mediaType,
        @Schema(description = "您能不能听；不能听的看文字") boolean playable,

        @Schema(description = "工作台：办理人是否听过") @Nullable Boolean heard,

        @Schema(description = "写成的文字", example = "村口的路灯三天没亮了") @Nullable
        String transcript,

        @Schema(description = "谁写的，不含姓名", example = "网格员") @Nullable
        String transcriptBy,

        @Nullable OffsetDateTime transcriptAt) {

    static List<CaseVoice> of(List<ReadRecordings.Recording> recordings, boolean inside) {
        return recordings.stream().map(one -> of(one, inside)).toList();
    }

    private static CaseVoice of(ReadRecordings.Recording recording, boolean inside) {
        var written = recording.transcript();
        return new CaseVoice(
                recording.file().id().value(),
                recording.file().format().mediaType(),
                recording.playable(),
                inside ? recording.heard() : null,
                written.map(Transcript::text).orElse(null),
                written.map(Transcript::authorLabel).orElse(null),
                written.map(one -> Times.of(one.at())).orElse(null));
    }
}
