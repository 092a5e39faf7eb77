package village.wechat.inquiry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.complaint.Reporting;
import village.api.identity.Actor;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.asking.AskAgain;
import village.api.inquiry.asking.AskDesk;
import village.api.inquiry.asking.ReadInquiry;
import village.api.inquiry.asking.TakeBackOpenness;
import village.api.place.Village;
import village.api.place.Villages;
import village.wechat.Attached;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.dialogue.talk.EmergencyWords;

/** A villager asks an office or an expert, reads what was answered, and asks again. */
@RestController
@RequestMapping("/mp/v1")
@Tag(name = "咨询", description = "问村委会、问专家")
class InquiryController {
    private static final EmergencyWords EMERGENCIES = EmergencyWords.shipped();
    private static final String MINE = "my-inquiries";
    private static final String PUBLIC = "public-inquiries";

    private final AskDesk askDesk;
    private final AskAgain askAgain;
    private final TakeBackOpenness takeBackOpenness;
    private final ReadInquiry readInquiry;
    private final Villages villages;
    private final Requests requests;
    private final Cursors cursors;

    InquiryController(
            AskDesk askDesk,
            AskAgain askAgain,
            TakeBackOpenness takeBackOpenness,
            ReadInquiry readInquiry,
            Villages villages,
            Requests requests,
            Cursors cursors) {
        this.askDesk = askDesk;
        this.askAgain = askAgain;
        this.takeBackOpenness = takeBackOpenness;
        this.readInquiry = readInquiry;
        this.villages = villages;
        this.requests = requests;
        this.cursors = cursors;
    }

    /** What the asker takes home. */
    @Schema(name = "AskedInquiry")
    record Asked(
            UUID id,
            String status,
            OffsetDateTime dueAt,

            @Schema(description = "听着像急事，先打这些电话", example = "[\"119\"]")
            List<String> callFirst) {
        static Asked of(Inquiry inquiry) {
            return new Asked(
                    inquiry.id().value(),
                    Words.of(inquiry.status()),
                    Times.of(inquiry.dueAt()),
                    List.copyOf(EMERGENCIES.numbers(inquiry.last().text())));
        }
    }

    @Operation(operationId = "askInquiry", summary = "咨询：问村委会、问专家；看病用药的事不答，告诉该找谁")
    @PostMapping("/villages/{village}/inquiries")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Asked> ask(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewInquiry body) {
        return Mono.defer(() -> askDesk.ask(
                        actor, body.toWish(Reporting.Source.WECHAT), requests.once(actor, "inquiry.ask", key, body)))
                .map(Asked::of);
    }

    @Operation(operationId = "readInquiry", summary = "一条咨询和来往的话；别人的只有公开了的才看得到")
    @GetMapping("/villages/{village}/inquiries/{id}")
    Mono<InquiryView> read(Actor actor, @PathVariable UUID id) {
        return readInquiry.read(actor, new Inquiry.Id(id)).map(InquiryView::of);
    }

    @Schema(name = "NewInquiryMessage", example = "{\"text\": \"要带户口本吗？\"}")
    record NewMessage(
            @Schema(description = "文字，最多 2000 字") @Nullable String text,

            @Size(max = 9, message = "照片和录音最多 9 个。") @Nullable
            List<UUID> attachments) {}

    @Operation(operationId = "askInquiryAgain", summary = "补充，或者答复以后接着问")
    @PostMapping("/villages/{village}/inquiries/{id}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Asked> askAgain(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewMessage body) {
        return Mono.defer(() -> askAgain.ask(
                        actor,
                        new Inquiry.Id(id),
                        body.text() == null ? "" : body.text(),
                        Attached.ids(body.attachments()),
                        requests.optional(actor, "inquiry.message:" + id, key, body)))
                .map(Asked::of);
    }

    @Operation(operationId = "takeBackInquiryOpenness", summary = "不再公开我问的事：等待审核的、已经公开的都可以，马上生效")
    @PostMapping("/villages/{village}/inquiries/{id}/withholdings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<InquiryView> takeBack(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
        return Mono.defer(() -> takeBackOpenness.takeBack(
                        actor, new Inquiry.Id(id), requests.optional(actor, "inquiry.hide:" + id, key, "")))
                .then(Mono.defer(() -> read(actor, id)));
    }

    /** A published inquiry in the list for everybody. */
    @Schema(name = "PublicInquiry")
    record PublicInquiry(UUID id, String desk, String text, OffsetDateTime askedAt) {
        static PublicInquiry of(Inquiry inquiry) {
            return new PublicInquiry(
                    inquiry.id().value(),
                    inquiry.desk(),
                    inquiry.openness().shown().get(0).text(),
                    Times.of(inquiry.askedAt()));
        }
    }

    @Schema(name = "PublicInquiryPage")
    record PublicPage(List<PublicInquiry> items, @Nullable String next) {}

    @Operation(operationId = "listPublicInquiries", summary = "公开的咨询，不带名字，新的在前")
    @GetMapping("/villages/{village}/inquiries")
    Mono<PublicPage> published(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> readInquiry.published(actor, slice(PUBLIC, limit, after)))
                .map(page -> new PublicPage(
                        page.items().stream().map(PublicInquiry::of).toList(),
                        ListRequest.next(page, cursors, PUBLIC, key -> key)));
    }

    @Operation(operationId = "listMyInquiries", summary = "我问的事，新的在前")
    @GetMapping("/me/inquiries")
    Mono<InquiryLine.Page> mine(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> readInquiry.own(actor, slice(MINE, limit, after)))
                .flatMap(own -> existingVillages(own.page().items())
                        .map(known -> new InquiryLine.Page(
                                toLines(own, known), ListRequest.next(own.page(), cursors, MINE, key -> key))));
    }

    private Inquiries.Slice slice(String list, @Nullable Integer limit, @Nullable String after) {
        var asked = ListRequest.of(cursors, list, limit, after);
        return new Inquiries.Slice(asked.after(), asked.limit());
    }

    private static List<InquiryLine> toLines(ReadInquiry.Own own, Map<Village.Id, Village> known) {
        return own.page().items().stream()
                .flatMap(inquiry -> Optional.ofNullable(known.get(inquiry.village()))
                        .map(village -> InquiryLine.of(inquiry, village, own.now()))
                        .stream())
                .toList();
    }

    private Mono<Map<Village.Id, Village>> existingVillages(List<Inquiry> inquiries) {
        return Flux.fromIterable(inquiries)
                .map(Inquiry::village)
                .distinct()
                .concatMap(villages::byId)
                .collectMap(Village::id);
    }
}
