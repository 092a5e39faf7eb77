package village.wechat.news.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.news.account.AccountDraft;
import village.wechat.Times;
import village.wechat.Words;

/** How far a revision came into the public account's drafts. */
@Schema(name = "NewsAccountDraft", example = """
        {"id": "0198c1f2-0000-7000-8000-000000000001", "version": 3, "revision": 2, "account": "wx0123456789abcdef",
         "state": "sent", "stateLabel": "已在草稿箱", "askedAt": "2026-11-25T10:00:00+08:00",
         "changedAt": "2026-11-25T10:00:04+08:00", "acts": []}
        """)
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccountDraftView(
        UUID id,
        @Schema(description = "放进再试一次的请求") long version,
        @Schema(description = "送的是第几次修改") int revision,
        @Schema(description = "公众号的 AppID") String account,

        @Schema(description = "waiting 等待，sending 正在送，sent 已在草稿箱，failed 没有送成，unknown 不知道送到没有")
        String state,

        String stateLabel,
        @Schema(description = "没有送成或者不知道的原因") @Nullable String detail,
        OffsetDateTime askedAt,
        OffsetDateTime changedAt,
        @Schema(description = "什么时候自动再试或再找") @Nullable OffsetDateTime nextAt,
        @Schema(description = "您现在能做的：retry 再试一次") List<String> acts) {

    @Schema(name = "NewsAccountDrafts")
    record Lines(List<AccountDraftView> items) {}

    static AccountDraftView of(Actor actor, AccountDraft draft) {
        return new AccountDraftView(
                draft.id().value(),
                draft.version(),
                draft.revision(),
                draft.account(),
                Words.of(draft.state()),
                label(draft.state()),
                draft.detail().isEmpty() ? null : draft.detail(),
                Times.of(draft.asked().at()),
                Times.of(draft.changedAt()),
                draft.state() == AccountDraft.State.SENDING
                        ? null
                        : draft.due().map(Times::of).orElse(null),
                draft.over() && actor.holds(Role.CADRE) ? List.of("retry") : List.of());
    }

    private static String label(AccountDraft.State state) {
        return switch (state) {
            case WAITING -> "等待送出";
            case SENDING -> "正在送";
            case SENT -> "已在草稿箱";
            case FAILED -> "没有送成";
            case UNKNOWN -> "未知";
        };
    }
}
