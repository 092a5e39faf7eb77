package village.api.news;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import village.api.news.column.Column;

/** Contents for tests. */
public final class Texts {
    private static final Column.Id COLUMN = new Column.Id(new UUID(0, 1));

    private Texts() {}

    public static Content of(String title, String body) {
        return of(COLUMN, title, body, Audience.PUBLIC, Optional.empty());
    }

    static Content pinned(String title, String body, Instant until) {
        return of(COLUMN, title, body, Audience.PUBLIC, Optional.of(until));
    }

    public static Content of(
            Column.Id column, String title, String body, Audience audience, Optional<Instant> pinnedUntil) {
        return new Content(
                column,
                title,
                "",
                new RichText("<p>" + body + "</p>", body, List.of()),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "村委会",
                audience,
                pinnedUntil);
    }
}
