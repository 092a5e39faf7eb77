package village.infra.bench.workload;

import java.util.List;
import java.util.Optional;

/**
 * What grows.
 *
 * @param question what is asked of it
 * @param table whose rows are counted
 * @param fill the scripts that make so many rows, in their order
 * @param proof a script that fails unless all rows stand as they must
 * @param back a script that takes out again what was written since the rows were made; empty where nothing is written
 * @param settings what the servers are told besides
 */
record Growing(
        int number,
        String question,
        String table,
        List<String> fill,
        Optional<String> proof,
        Optional<String> back,
        List<String> settings) {
    /** Answers are not kept: among ten thousand all would be, and nothing would be asked of PostgreSQL. */
    static final Growing ARTICLES = new Growing(
            3,
            "article",
            "news_article",
            List.of("news.sql"),
            Optional.empty(),
            Optional.empty(),
            List.of("--village.caching.size=0B"));

    static final Growing COMPLAINTS = new Growing(
            4,
            "complaint",
            "complaint",
            List.of("complaints.sql"),
            Optional.empty(),
            Optional.of("complaints-back.sql"),
            List.of());

    static final Growing CREDITS = new Growing(
            6,
            "credit",
            "credit_entry",
            List.of("credits.sql", "ledger.sql"),
            Optional.of("ledger-check.sql"),
            Optional.of("ledger-back.sql"),
            List.of());

    static final Growing CHANGES =
            new Growing(8, "page", "event", List.of("feed.sql"), Optional.empty(), Optional.empty(), List.of());
}
