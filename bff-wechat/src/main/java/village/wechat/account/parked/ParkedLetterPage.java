package village.wechat.account.parked;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import village.api.Page;
import village.wechat.Times;
import village.wechat.Words;

/** A page of letters that were given up, as the console reads it. */
@Schema(name = "ParkedLetterPage")
record ParkedLetterPage(List<Item> items, @Nullable String next) {
    static ParkedLetterPage of(Page<ParkedLetters.Parked, UUID> page, Function<UUID, String> closed) {
        return new ParkedLetterPage(
                page.items().stream().map(Item::of).toList(),
                page.next().map(closed).orElse(null));
    }

    /** One letter, without what is in it. */
    @Schema(name = "ParkedLetter")
    record Item(
            UUID id,
            @Schema(example = "wxdemo0service001") String appId,
            @Schema(example = "unreadable") String cause,
            @Schema(example = "来信打不开：缺密钥，或者存坏了") String causeLabel,
            OffsetDateTime receivedAt,
            OffsetDateTime since) {
        static Item of(ParkedLetters.Parked parked) {
            return new Item(
                    parked.id(),
                    parked.appId(),
                    Words.of(parked.cause()),
                    label(parked.cause()),
                    Times.of(parked.receivedAt()),
                    Times.of(parked.since()));
        }

        private static String label(ParkedLetters.Cause cause) {
            return switch (cause) {
                case UNREADABLE -> "来信打不开：缺密钥，或者存坏了";
                case UNANSWERED -> "多次没能办理";
                case UNSENT -> "回复没能发出，对方再来信时可以重发";
                case UNDELIVERABLE -> "回复发不出去：对方已取消关注，或者公众号没有这个权限；改好以后可以重发";
                case UNCERTAIN -> "回复发了，微信没有应答，不知道对方收到没有；重发的话，对方可能收到两遍";
            };
        }
    }
}
