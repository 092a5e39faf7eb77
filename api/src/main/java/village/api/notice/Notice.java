package village.api.notice;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * Something one person is told. There is one per person, event and kind.
 *
 * @param event what happened
 * @param text plain Chinese, at most {@value #MAX_TEXT} characters, nobody else's personal data
 * @param link the page to open, an H5 route like {@code #/villages/330999101201/complaints/…}
 * @param readAt empty while unread
 */
public record Notice(
        Id id,
        Person.Id person,
        UUID event,
        Kind kind,
        Optional<Village.Id> village,
        String title,
        String text,
        String link,
        Instant createdAt,
        Optional<Instant> readAt) {

    public static final int MAX_TEXT = 60;

    public Notice {
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw new IllegalArgumentException("text: too long (expected: " + MAX_TEXT + " characters at most)");
        }
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    Notice read(Instant at) {
        return new Notice(id, person, event, kind, village, title, text, link, createdAt, Optional.of(at));
    }

    /** What sort of news. The words are published: on the wire they are lower-kebab. */
    public enum Kind {
        FILED("诉求已收到", "已收到"),
        DISPATCHED("诉求正在办理", "办理中"),
        ANSWERED("诉求有答复了", "已答复"),
        TASK("有事要办", "待办理"),
        BOUND("身份绑定好了", "已绑定"),
        BINDING_REFUSED("身份没有绑定成功", "未通过");

        private final String title;
        private final String phrase;

        Kind(String title, String phrase) {
            this.title = title;
            this.phrase = phrase;
        }

        public String title() {
            return title;
        }

        /** The state it tells of, at most five Chinese characters. */
        public String phrase() {
            return phrase;
        }
    }
}
