package village.api.credit.course;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Refusal;

/**
 * One lesson (课时) of a course.
 *
 * @param body what is read, in paragraphs; of a video what it is about
 * @param video the link of a video; empty for others
 * @param seconds how long it takes at least: the length of a video, the time a slow reader needs for an article
 */
public record Lesson(Id id, Kind kind, String title, String body, Optional<String> video, int seconds) {
    public static final int MAX_TITLE = 60;
    public static final int MAX_BODY = 20_000;
    public static final int MIN_SECONDS = 60;
    public static final int MAX_SECONDS = 4 * 60 * 60;

    public Lesson {
        title = title.strip();
        body = body.strip();
        if (title.isEmpty() || length(title) > MAX_TITLE) {
            throw Refusal.invalid("/lessons", "每一课的题目应为 1 到 " + MAX_TITLE + " 个字。");
        }
        if (length(body) > MAX_BODY || (kind == Kind.ARTICLE && body.isEmpty())) {
            throw Refusal.invalid("/lessons", "图文课要写正文，最多 " + MAX_BODY + " 个字。");
        }
        if (video.isPresent() != (kind == Kind.VIDEO)) {
            throw Refusal.invalid("/lessons", "视频课要填视频链接，别的课不用填。");
        }
        if (seconds < MIN_SECONDS || seconds > MAX_SECONDS) {
            throw Refusal.invalid("/lessons", "每一课的时长应为 1 分钟到 4 小时。");
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

    /** The words are published: on the wire and in tables they are lower-kebab. */
    public enum Kind {
        ARTICLE("图文"),
        VIDEO("视频");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public long requiredMillis() {
        return seconds * 1000L;
    }

    /** Whole minutes of study, never more than it takes. */
    public int minutes() {
        return seconds / 60;
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
