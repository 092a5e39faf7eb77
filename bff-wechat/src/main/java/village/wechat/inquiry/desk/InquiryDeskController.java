package village.wechat.inquiry.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
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
import village.api.Page;
import village.api.identity.Actor;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.InquirySearch;
import village.api.inquiry.answering.AnswerInquiry;
import village.api.inquiry.answering.ModerateInquiry;
import village.api.inquiry.answering.ReadDesk;
import village.wechat.Attached;
import village.wechat.Deeds;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Words;

/** Whoever sits at a desk reads what was asked there, answers, and decides what may be public. */
@RestController
@RequestMapping("/console/v1/villages/{village}/inquiries")
@Tag(name = "咨询办理", description = "答复、转交、公开")
class InquiryDeskController {
    private static final String FOUND = "inquiries-found";

    private final ReadDesk readDesk;
    private final AnswerInquiry answerInquiry;
    private final ModerateInquiry moderateInquiry;
    private final Deeds<Inquiry.Id, AtDeskView> deeds;
    private final Cursors cursors;

    InquiryDeskController(
            ReadDesk readDesk,
            AnswerInquiry answerInquiry,
            ModerateInquiry moderateInquiry,
            Requests requests,
            Cursors cursors) {
        this.readDesk = readDesk;
        this.answerInquiry = answerInquiry;
        this.moderateInquiry = moderateInquiry;
        this.deeds = new Deeds<>(
                requests,
                "inquiry",
                Inquiry.Id::new,
                (actor, id) -> readDesk.read(actor, id).map(AtDeskView::of));
        this.cursors = cursors;
    }

    /** What a list holds. */
    private enum Which {
        WAITING,
        ANSWERED,
        DECLINED,
        TO_MODERATE
    }

    @Operation(operationId = "listInquiriesAtDesk", summary = "咨询：等答复的先到期的在前，其余和查到的新的在前；只有我能看的窗口")
    @GetMapping
    Mono<AtDeskView.Page> list(
            Actor actor,
            @Parameter(description = "waiting、answered、declined、to-moderate；不填为 waiting")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(description = "要查的话，问的、答的和录音写成的文字里都查；填了就不分状态", example = "低保 户口本")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var search = InquirySearch.of(q == null ? "" : q);
            return search.isPresent() ? found(actor, search.get(), limit, after) : listed(actor, status, limit, after);
        });
    }

    private Mono<AtDeskView.Page> found(
            Actor actor, InquirySearch search, @Nullable Integer limit, @Nullable String after) {
        var asked = ListRequest.of(cursors, FOUND, limit, after);
        return readDesk.search(actor, search, new Inquiries.Slice(asked.after(), asked.limit()))
                .map(page -> page(page, FOUND));
    }

    private Mono<AtDeskView.Page> listed(
            Actor actor, @Nullable String status, @Nullable Integer limit, @Nullable String after) {
        var wanted = Words.read(status, Which.WAITING, "/status");
        var list = "inquiries-at-desk:" + Words.of(wanted);
        var asked = ListRequest.of(cursors, list, limit, after);
        var slice = new Inquiries.Slice(asked.after(), asked.limit());
        var found = wanted == Which.TO_MODERATE
                ? readDesk.toModerate(actor, slice)
                : readDesk.list(actor, Inquiry.Status.valueOf(wanted.name()), slice);
        return found.map(page -> page(page, list));
    }

    private AtDeskView.Page page(Page<ReadDesk.View, UUID> page, String list) {
        return new AtDeskView.Page(
                page.items().stream().map(AtDeskView::of).toList(), ListRequest.next(page, cursors, list, key -> key));
    }

    @Operation(operationId = "readInquiryAtDesk", summary = "一条咨询和来往的话")
    @GetMapping("/{id}")
    Mono<AtDeskView> read(Actor actor, @PathVariable UUID id) {
        return readDesk.read(actor, new Inquiry.Id(id)).map(AtDeskView::of);
    }

    @Schema(name = "NewInquiryAnswer", example = """
        {"version": 1, "text": "带身份证和户口本到镇便民服务中心 3 号窗口，表格在附件里。",
         "attachments": ["0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f"]}
        """)
    record NewAnswer(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "答复，1 到 2000 个字") @NotNull(message = "请写明答复。")
            String text,

            @Schema(description = "附上的照片、文件，最多 9 个") @Size(max = 9, message = "照片和文件最多 9 个。") @Nullable
            List<UUID> attachments) {}

    @Operation(operationId = "answerInquiry", summary = "答复咨询，或者补充答复")
    @PostMapping("/{id}/answers")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AtDeskView> answer(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewAnswer body) {
        return deeds.done(
                actor,
                id,
                "answer",
                key,
                body,
                (inquiry, once) -> answerInquiry.answer(
                        actor, inquiry, body.version(), body.text(), Attached.ids(body.attachments()), once));
    }

    @Schema(name = "NewInquiryReason", example = """
        {"version": 1, "reason": "看病用药请问村医或者到卫生院。"}
        """)
    record NewReason(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "理由，提问的人看得到，最多 300 个字") @NotNull(message = "请写明理由。")
            String reason) {}

    @Operation(operationId = "declineInquiry", summary = "不予答复，写明理由和该找谁")
    @PostMapping("/{id}/declinations")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AtDeskView> decline(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewReason body) {
        return deeds.done(
                actor,
                id,
                "decline",
                key,
                body,
                (inquiry, once) -> answerInquiry.decline(actor, inquiry, body.version(), body.reason(), once));
    }

    @Schema(name = "NewInquiryHandOver", example = "{\"version\": 1, \"desk\": \"law\"}")
    record NewHandOver(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "转给哪个窗口") @NotNull(message = "请选转给哪个窗口。")
            String desk) {}

    @Operation(operationId = "passInquiryOn", summary = "转给别的窗口，时限从现在重新算")
    @PostMapping("/{id}/hand-overs")
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
                (inquiry, once) -> answerInquiry.passOn(actor, inquiry, body.version(), body.desk(), once));
    }

    @Schema(name = "NewInquiryPublication", example = "{\"version\": 2}")
    record NewPublication(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version) {}

    @Operation(operationId = "publishInquiry", summary = "公开读到的这些话：不带名字和附件，号码打码")
    @PostMapping("/{id}/publications")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AtDeskView> publish(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewPublication body) {
        return deeds.done(
                actor,
                id,
                "publish",
                key,
                body,
                (inquiry, once) -> moderateInquiry.publish(actor, inquiry, body.version(), once));
    }

    @Operation(operationId = "keepInquiryBack", summary = "不公开，或者收回公开，写明理由")
    @PostMapping("/{id}/withholdings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AtDeskView> keepBack(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewReason body) {
        return deeds.done(
                actor,
                id,
                "keep-back",
                key,
                body,
                (inquiry, once) -> moderateInquiry.keepBack(actor, inquiry, body.version(), body.reason(), once));
    }
}
