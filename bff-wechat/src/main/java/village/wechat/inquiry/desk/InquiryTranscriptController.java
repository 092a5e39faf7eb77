package village.wechat.inquiry.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.identity.Actor;
import village.api.inquiry.Inquiry;
import village.api.inquiry.answering.ReadDesk;
import village.api.inquiry.answering.TranscribeInquiry;
import village.wechat.Requests;

/** Staff write down what is said in a question's recordings. */
@RestController
@Tag(name = "咨询办理", description = "答复、转交、公开")
class InquiryTranscriptController {
    private final TranscribeInquiry transcribeInquiry;
    private final ReadDesk readDesk;
    private final Requests requests;

    InquiryTranscriptController(TranscribeInquiry transcribeInquiry, ReadDesk readDesk, Requests requests) {
        this.transcribeInquiry = transcribeInquiry;
        this.readDesk = readDesk;
        this.requests = requests;
    }

    @Schema(name = "NewInquiryTranscript", example = """
        {"version": 1, "attachment": "0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f", "text": "医保今年什么时候交？"}
        """)
    record NewTranscript(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "录音的附件编号") @NotNull(message = "请选择哪一段录音。")
            UUID attachment,

            @Schema(description = "录音里说的话，最多 2000 字") @NotNull(message = "请写下录音里说的话。")
            String text) {}

    @Operation(operationId = "transcribeInquiry", summary = "把咨询的录音写成文字；后写的代替先写的")
    @PostMapping("/console/v1/villages/{village}/inquiries/{id}/transcripts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AtDeskView> write(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewTranscript body) {
        return Mono.defer(() -> transcribeInquiry.transcribe(
                        actor,
                        new Inquiry.Id(id),
                        body.version(),
                        new Attachment.Id(body.attachment()),
                        body.text(),
                        requests.optional(actor, "inquiry.transcribe:" + id, key, body)))
                .then(Mono.defer(() -> readDesk.read(actor, new Inquiry.Id(id))))
                .map(AtDeskView::of);
    }
}
