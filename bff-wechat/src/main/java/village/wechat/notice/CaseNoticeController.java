package village.wechat.notice;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.identity.Actor;
import village.api.notice.delivery.Delivery;
import village.api.notice.oversight.CaseNotice;
import village.api.notice.oversight.CaseNotice.Outside;
import village.api.notice.oversight.ReadCaseNotices;
import village.wechat.Times;
import village.wechat.Words;

/** How the notices of a case went out, for who works on it. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints/{id}/notices")
@Tag(name = "村通知", description = "本村通知的送达情况")
class CaseNoticeController {
    private static final String INBOX = "inbox";

    private final ReadCaseNotices readCaseNotices;

    CaseNoticeController(ReadCaseNotices readCaseNotices) {
        this.readCaseNotices = readCaseNotices;
    }

    @Schema(name = "CaseNotices")
    record Listed(List<Item> items) {}

    @Schema(name = "CaseNotice")
    record Item(
            @Schema(example = "answered") String kind,
            @Schema(example = "诉求有答复了") String kindLabel,
            @Schema(example = "反映人") String addressee,

            @Schema(description = "inbox 只在站内，subscribe、customer、template 为微信渠道", example = "subscribe")
            String channel,

            @Schema(example = "订阅消息") String channelLabel,
            @Schema(example = "sent") String state,
            @Schema(example = "已发出") String stateLabel,
            OffsetDateTime at) {

        static Item of(CaseNotice notice) {
            var channel = notice.outside().map(Outside::channel);
            var state = notice.outside().map(Outside::state).orElse(Delivery.State.SENT);
            return new Item(
                    Words.of(notice.kind()),
                    notice.kind().title(),
                    NoticeLabels.of(notice.addressee()),
                    channel.map(Words::of).orElse(INBOX),
                    channel.map(NoticeLabels::of).orElse("站内通知"),
                    Words.of(state),
                    NoticeLabels.of(state),
                    Times.of(notice.at()));
        }
    }

    @Operation(operationId = "listNoticesOfComplaint", summary = "这件诉求的通知发得怎么样")
    @GetMapping
    Mono<Listed> list(Actor actor, @PathVariable UUID id) {
        return readCaseNotices
                .read(actor, new Complaint.Id(id))
                .map(found -> new Listed(found.stream().map(Item::of).toList()));
    }
}
