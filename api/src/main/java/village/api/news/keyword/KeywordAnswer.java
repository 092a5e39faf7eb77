package village.api.news.keyword;

import java.util.Objects;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/**
 * What a follower is told who says a word.
 *
 * @param version from 1, one more with each change
 */
public record KeywordAnswer(Id id, Village.Id village, Wording wording, long version) {
    /** What an event's subject is called. */
    public static final String SUBJECT = "keyword-answer";

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    static KeywordAnswer written(Id id, Village.Id village, Wording wording) {
        return new KeywordAnswer(id, village, wording, 1);
    }

    /** Refuses whoever saw an older state. */
    KeywordAnswer changed(long seen, Wording wanted) {
        if (seen != version) {
            throw Refusal.of(Reason.KEYWORD_STALE);
        }
        return new KeywordAnswer(id, village, wanted, version + 1);
    }

    KeywordAnswer removed() {
        return new KeywordAnswer(id, village, wording, version + 1);
    }
}
