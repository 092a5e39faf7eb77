package village.wechat.complaint.voice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.complaint.voice.HearRecording;
import village.api.complaint.voice.ReadRecordings;
import village.api.complaint.voice.WriteTranscript;
import village.api.identity.Actor;
import village.wechat.Requests;
import village.wechat.Times;

/** For the family on the phone and for staff in the console. */
@RestController
@Tag(name = "诉求录音", description = "听录音、写成文字")
class RecordingController {
    private static final String MP = "/mp/v1/villages/{village}/complaints/{id}";
    private static final String CONSOLE = "/console/v1/villages/{village}/complaints/{id}";

    private final ReadRecordings read;
    private final WriteTranscript write;
    private final HearRecording hear;
    private final Requests requests;

    RecordingController(ReadRecordings read, WriteTranscript write, HearRecording hear, Requests requests) {
        this.read = read;
        this.write = write;
        this.hear = hear;
        this.requests = requests;
    }

    @Schema(name = "Recordings")
    record Listed(List<Line> items) {}

    /** One recording. */
    @Schema(name = "Recording")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID attachment,
            @Schema(example = "audio/amr") String mediaType,
            @Schema(description = "您能不能听；不能听的看文字") boolean playable,
            @Schema(description = "办理人是否听过") boolean heard,

            @Schema(description = "写成的文字", example = "村口的路灯三天没亮了") @Nullable
            String transcript,

            @Schema(description = "谁写的，不含姓名", example = "网格员") @Nullable
            String transcriptBy,

            @Nullable OffsetDateTime transcriptAt) {
        static Line of(ReadRecordings.Recording recording) {
            var written = recording.transcript();
            return new Line(
                    recording.file().id().value(),
                    recording.file().format().mediaType(),
                    recording.playable(),
                    recording.heard(),
                    written.map(one -> one.text()).orElse(null),
                    written.map(one -> one.authorLabel()).orElse(null),
                    written.map(one -> Times.of(one.at())).orElse(null));
        }
    }

    @Operation(operationId = "listRecordings", summary = "一件诉求的录音和文字")
    @GetMapping({MP + "/recordings", CONSOLE + "/recordings"})
    Mono<Listed> list(Actor actor, @PathVariable UUID id) {
        return read.of(actor, new Complaint.Id(id))
                .map(found -> new Listed(found.stream().map(Line::of).toList()));
    }

    @Schema(name = "NewTranscript", example = """
            {"attachment": "0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f", "text": "村口的路灯三天没亮了"}
            """)
    record NewTranscript(
            @Schema(description = "录音的附件编号") @NotNull(message = "请选择哪一段录音。")
            UUID attachment,

            @Schema(description = "录音里说的话，最多 2000 字", example = "村口的路灯三天没亮了") @NotNull(message = "请写下录音里说的话。")
            String text) {}

    @Operation(operationId = "writeTranscript", summary = "把录音写成文字")
    @PostMapping({MP + "/transcripts", CONSOLE + "/transcripts"})
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Listed> write(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewTranscript body) {
        return Mono.defer(() -> write.write(
                        actor,
                        new Complaint.Id(id),
                        new Attachment.Id(body.attachment()),
                        body.text(),
                        requests.optional(actor, "complaint.transcribe:" + id, key, body)))
                .then(Mono.defer(() -> list(actor, id)));
    }

    @Schema(name = "NewListening", example = """
            {"attachment": "0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f"}
            """)
    record NewListening(
            @Schema(description = "录音的附件编号") @NotNull(message = "请选择哪一段录音。")
            UUID attachment) {}

    @Operation(operationId = "hearRecording", summary = "记下听过这段录音")
    @PostMapping(CONSOLE + "/listenings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Listed> hear(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewListening body) {
        return hear.hear(actor, new Complaint.Id(id), new Attachment.Id(body.attachment()))
                .then(Mono.defer(() -> list(actor, id)));
    }
}
