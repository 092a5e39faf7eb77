package village.wechat.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.identity.Actor;
import village.api.notice.MarkNoticesRead;
import village.api.notice.Notice;
import village.api.notice.ReadNotices;
import village.wechat.ListRequest;

/** Everybody's inbox. */
@RestController
@RequestMapping("/mp/v1/me/notices")
@Tag(name = "通知", description = "站内通知与微信订阅消息")
class NoticeController {
    private static final String LIST = "my-notices";

    private final ReadNotices readNotices;
    private final MarkNoticesRead markNoticesRead;
    private final Cursors cursors;

    NoticeController(ReadNotices readNotices, MarkNoticesRead markNoticesRead, Cursors cursors) {
        this.readNotices = readNotices;
        this.markNoticesRead = markNoticesRead;
        this.cursors = cursors;
    }

    @Operation(operationId = "listMyNotices", summary = "我的通知，新的在前")
    @GetMapping
    Mono<InboxPage> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST, limit, after))
                .flatMap(asked ->
                        readNotices.read(actor, asked.limit(), asked.after().map(Notice.Id::new)))
                .map(inbox -> InboxPage.of(inbox, ListRequest.next(inbox.page(), cursors, LIST, Notice.Id::value)));
    }

    /** @param upTo the newest notice seen */
    @Schema(name = "NoticeReading", example = """
            {"upTo": "0190a4e2-7c1b-7d3e-9f00-3c5a1b2d4e6f"}
            """)
    record Reading(@NotNull(message = "请写明看到哪一条。") UUID upTo) {}

    @Operation(operationId = "readNotices", summary = "看到这一条为止，更早的都算已读")
    @PostMapping("/readings")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> read(Actor actor, @Valid @RequestBody Reading body) {
        return markNoticesRead.upTo(actor, new Notice.Id(body.upTo()));
    }
}
