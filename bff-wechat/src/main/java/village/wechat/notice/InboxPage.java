package village.wechat.notice;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.notice.Notice;
import village.api.notice.Notices;
import village.api.notice.ReadNotices.Inbox;
import village.api.place.Village;
import village.wechat.Times;
import village.wechat.Words;

/** A part of an inbox, with how much of the whole is unread. */
@Schema(name = "NoticePage")
record InboxPage(
        List<Item> items,
        @Nullable String next,

        @Schema(description = "未读条数，最多数到 " + Notices.MOST_UNREAD)
        int unread) {

    static InboxPage of(Inbox inbox, @Nullable String next) {
        var items = inbox.page().items().stream()
                .map(notice -> Item.of(notice, village(inbox, notice)))
                .toList();
        return new InboxPage(items, next, inbox.unread());
    }

    private static @Nullable Place village(Inbox inbox, Notice notice) {
        return notice.village().map(inbox.villages()::get).map(Place::of).orElse(null);
    }

    @Schema(name = "Notice")
    record Item(
            UUID id,
            @Schema(example = "answered") String kind,
            String title,
            String text,
            @Nullable Place village,
            @Schema(description = "点开的页面，H5 路由") String link,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime readAt) {

        static Item of(Notice notice, @Nullable Place village) {
            return new Item(
                    notice.id().value(),
                    Words.of(notice.kind()),
                    notice.title(),
                    notice.text(),
                    village,
                    notice.link(),
                    Times.of(notice.createdAt()),
                    notice.readAt().map(Times::of).orElse(null));
        }
    }

    @Schema(name = "NoticeVillage")
    record Place(String code, String name) {
        static Place of(Village village) {
            return new Place(village.code().value(), village.name());
        }
    }
}
