package village.wechat.attachment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.ListAttachmentsToReview;
import village.api.attachment.ReviewAttachment;
import village.api.identity.Actor;

/** The console's list of attachments that wait for a decision, and the decision. */
@RestController
@Tag(name = "附件审核", description = "待审核的照片、语音与文档")
class AttachmentReviewController {
    private static final String LIST = "attachments-to-review";
    private static final int MAX_LIMIT = 100;
    private static final ZoneOffset BEIJING = ZoneOffset.ofHours(8);
    private static final Map<String, Set<Attachment.State>> STATES = Map.of(
            "review", Set.of(Attachment.State.REVIEW),
            "pending", Set.of(Attachment.State.PENDING));

    private final ListAttachmentsToReview list;
    private final ReviewAttachment review;
    private final Cursors cursors;

    AttachmentReviewController(ListAttachmentsToReview list, ReviewAttachment review, Cursors cursors) {
        this.list = list;
        this.review = review;
        this.cursors = cursors;
    }

    /** @param verdict pass or risky */
    @Schema(name = "AttachmentReview", example = """
            {"verdict": "risky", "reason": "照片里有别人的身份证"}
            """)
    record Review(@Nullable String verdict, @Nullable String reason) {}

    @Schema(name = "ReviewedAttachment")
    record Reviewed(UUID id, String state) {}

    @Schema(name = "AttachmentToReview")
    record Item(
            UUID id, String state, String type, String mediaType, long bytes, OffsetDateTime uploadedAt, Owner owner) {}

    @Schema(name = "AttachmentOwner")
    record Owner(String kind, UUID id) {}

    @Schema(name = "AttachmentToReviewPage")
    record Items(List<Item> items, @Nullable String next) {}

    @Operation(operationId = "listAttachmentsToReview", summary = "待审核的附件")
    @GetMapping("/console/v1/villages/{village}/attachments")
    Mono<Items> list(
            Actor actor,
            @RequestParam(name = "state", defaultValue = "review") String state,
            @RequestParam(name = "limit", defaultValue = "20") int limit,
            @RequestParam(name = "after", required = false) @Nullable String after) {
        return Mono.defer(() -> list.list(actor, states(state), after(after), limit(limit)))
                .map(this::items);
    }

    @Operation(operationId = "reviewAttachment", summary = "审核附件")
    @PostMapping("/console/v1/villages/{village}/attachments/{id}/reviews")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Reviewed> review(Actor actor, @PathVariable String id, @RequestBody Review body) {
        return Mono.defer(() -> review.review(
                        actor,
                        AttachmentController.id(id),
                        verdict(body.verdict()),
                        Optional.ofNullable(body.reason()).orElse("")))
                .map(reviewed -> new Reviewed(reviewed.id().value(), AttachmentAnswer.word(reviewed.state())));
    }

    private Items items(Page<Attachment, UUID> page) {
        return new Items(
                page.items().stream().flatMap(each -> item(each).stream()).toList(),
                page.next().map(last -> cursors.seal(LIST, last)).orElse(null));
    }

    private static Optional<Item> item(Attachment attachment) {
        return attachment
                .owner()
                .map(owner -> new Item(
                        attachment.id().value(),
                        AttachmentAnswer.word(attachment.state()),
                        AttachmentAnswer.word(attachment.type()),
                        attachment.format().mediaType(),
                        attachment.bytes(),
                        attachment.uploadedAt().atOffset(BEIJING),
                        new Owner(owner.kind(), owner.id())));
    }

    private Optional<UUID> after(@Nullable String cursor) {
        return Optional.ofNullable(cursor).map(text -> cursors.open(LIST, text));
    }

    private static int limit(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refusal.of(Reason.LIST_LIMIT_INVALID);
        }
        return limit;
    }

    private static Set<Attachment.State> states(String state) {
        return Optional.ofNullable(STATES.get(state))
                .orElseThrow(() -> Refusal.invalid("/state", "状态应为 review 或 pending。"));
    }

    private static Attachment.State verdict(@Nullable String verdict) {
        return switch (verdict == null ? "" : verdict) {
            case "pass" -> Attachment.State.PASS;
            case "risky" -> Attachment.State.RISKY;
            default -> throw Refusal.invalid("/verdict", "审核结论应为 pass 或 risky。");
        };
    }
}
