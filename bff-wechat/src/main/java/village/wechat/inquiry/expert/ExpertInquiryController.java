package village.wechat.inquiry.expert;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.identity.Actor;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.expert.ExpertDesk;
import village.wechat.Attached;
import village.wechat.Deeds;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Times;
import village.wechat.Words;

/** An expert from outside reads what was asked at his desk, and answers. */
@RestController
@RequestMapping("/mp/v1")
@Tag(name = "专家答复", description = "受邀的专家答复咨询")
class ExpertInquiryController {
    private final ExpertDesk expertDesk;
    private final Deeds<Inquiry.Id, Void> deeds;
    private final Cursors cursors;

    ExpertInquiryController(ExpertDesk expertDesk, Requests requests, Cursors cursors) {
        this.expertDesk = expertDesk;
        this.deeds = new Deeds<>(requests, "inquiry", Inquiry.Id::new, (actor, id) -> Mono.empty());
        this.cursors = cursors;
    }

    @Schema(name = "InquiryLineForExpert")
    record Line(
            UUID id,
            String village,
            String villageName,
            String desk,
            String deskName,
            @Schema(description = "问的话；只有照片或录音的为空") String text,
            String status,
            String statusLabel,
            OffsetDateTime askedAt,
            OffsetDateTime dueAt,
            String dueColour) {
        static Line of(ExpertDesk.Line line, Instant now) {
            var inquiry = line.inquiry();
            return new Line(
                    inquiry.id().value(),
                    line.village().code().value(),
                    line.village().name(),
                    inquiry.desk(),
                    line.deskName(),
                    inquiry.question().text(),
                    Words.of(inquiry.status()),
                    inquiry.status().label(),
                    Times.of(inquiry.askedAt()),
                    Times.of(inquiry.dueAt()),
                    Words.of(inquiry.colour(now)));
        }
    }

    @Schema(name = "InquiryForExpertPage")
    record Page(List<Line> items, @Nullable String next) {}

    @Operation(operationId = "listInquiriesForExpert", summary = "问我的：等答复的先到期的在前，其余新的在前；没有受邀的为空")
    @GetMapping("/me/expert-inquiries")
    Mono<Page> list(
            Actor actor,
            @Parameter(description = "waiting、answered、declined；不填为 waiting") @RequestParam(required = false) @Nullable
                    String status,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var wanted = Words.read(status, Inquiry.Status.WAITING, "/status");
            var list = "inquiries-for-expert:" + Words.of(wanted);
            var asked = ListRequest.of(cursors, list, limit, after);
            return expertDesk
                    .list(actor, wanted, new Inquiries.Slice(asked.after(), asked.limit()))
                    .map(found -> new Page(
                            found.page().items().stream()
                                    .map(line -> Line.of(line, found.now()))
                                    .toList(),
                            ListRequest.next(found.page(), cursors, list, key -> key)));
        });
    }

    @Operation(operationId = "readInquiryForExpert", summary = "一条问我的咨询和来往的话")
    @GetMapping("/villages/{village}/expert-inquiries/{id}")
    Mono<ExpertView> read(Actor actor, @PathVariable UUID id) {
        return expertDesk.read(actor, new Inquiry.Id(id)).map(ExpertView::of);
    }

    @Schema(name = "NewExpertAnswer", example = """
        {"version": 1, "text": "先找借条和转账记录，再到镇司法所请人调解。",
         "attachments": ["0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f"]}
        """)
    record NewAnswer(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "答复，1 到 2000 个字") @NotNull(message = "请写明答复。")
            String text,

            @Schema(description = "附上的照片和录音，最多 9 个") @Size(max = 9, message = "照片和录音最多 9 个。") @Nullable
            List<UUID> attachments) {}

    @Operation(operationId = "answerInquiryAsExpert", summary = "答复咨询，或者补充答复")
    @PostMapping("/villages/{village}/expert-inquiries/{id}/answers")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Void> answer(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewAnswer body) {
        return deeds.did(
                actor,
                id,
                "answer",
                key,
                body,
                (inquiry, once) -> expertDesk.answer(
                        actor, inquiry, body.version(), body.text(), Attached.ids(body.attachments()), once));
    }

    @Schema(name = "NewExpertReason", example = "{\"version\": 1, \"reason\": \"这件事归法院管，请到县法院立案窗口。\"}")
    record NewReason(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "理由和该找谁，提问的人看得到，最多 300 个字") @NotNull(message = "请写明理由。")
            String reason) {}

    @Operation(operationId = "declineInquiryAsExpert", summary = "不予答复，写明理由和该找谁")
    @PostMapping("/villages/{village}/expert-inquiries/{id}/declinations")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Void> decline(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewReason body) {
        return deeds.did(
                actor,
                id,
                "decline",
                key,
                body,
                (inquiry, once) -> expertDesk.decline(actor, inquiry, body.version(), body.reason(), once));
    }

    @Schema(name = "NewExpertHandOver", example = "{\"version\": 1, \"desk\": \"office\"}")
    record NewHandOver(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "转给哪个窗口") @NotNull(message = "请选转给哪个窗口。")
            String desk) {}

    @Operation(operationId = "passInquiryOnAsExpert", summary = "不归这个窗口的，转给别的窗口")
    @PostMapping("/villages/{village}/expert-inquiries/{id}/hand-overs")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Void> passOn(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewHandOver body) {
        return deeds.did(
                actor,
                id,
                "pass-on",
                key,
                body,
                (inquiry, once) -> expertDesk.passOn(actor, inquiry, body.version(), body.desk(), once));
    }
}
