package village.infra.embedded;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The drafts of public accounts at the simulated WeChat, with WeChat's limits, and the pictures for them. */
final class SimulatedDrafts {
    static final String ADD = "/cgi-bin/draft/add";

    private static final Pattern PICTURE = Pattern.compile("<img[^>]*src=\"([^\"]*)\"");
    private static final String ADDRESS = "http://mmbiz.qpic.cn/simulated/";
    private static final int LARGEST_INSIDE = 1024 * 1024;
    private static final int LARGEST = 10 * 1024 * 1024;
    private static final int NO_MEDIA = 40007;
    private static final int TOO_LARGE = 40009;
    private static final int TITLE = 45003;
    private static final int DIGEST = 45004;
    private static final int AUTHOR = 45110;
    private static final int CONTENT = 45002;
    private static final int FOREIGN_PICTURE = 45166;

    /** A draft and what it is called. */
    private record Kept(String name, JsonNode articles, Instant at) {}

    private final ConcurrentMap<String, List<Kept>> drafts = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Set<String>> materials = new ConcurrentHashMap<>();

    Map<String, Object> material(String account, byte[] body) {
        if (body.length > LARGEST) {
            return SimulatedAnswers.error(TOO_LARGE);
        }
        var name = "simulated-material-" + UUID.randomUUID();
        materials.computeIfAbsent(account, key -> ConcurrentHashMap.newKeySet()).add(name);
        return Map.of("media_id", name, "url", ADDRESS + UUID.randomUUID());
    }

    Map<String, Object> picture(byte[] body) {
        return body.length > LARGEST_INSIDE
                ? SimulatedAnswers.error(TOO_LARGE)
                : Map.of("url", ADDRESS + UUID.randomUUID());
    }

    Map<String, Object> add(String account, JsonNode body) {
        for (var article : body.path("articles")) {
            var fault = fault(account, article);
            if (fault != 0) {
                return SimulatedAnswers.error(fault);
            }
        }
        var name = "simulated-draft-" + UUID.randomUUID();
        drafts.computeIfAbsent(account, key -> new CopyOnWriteArrayList<>())
                .add(0, new Kept(name, body.path("articles"), Instant.now()));
        return Map.of("media_id", name);
    }

    private int fault(String account, JsonNode article) {
        if (!materials.getOrDefault(account, Set.of()).contains(text(article, "thumb_media_id"))) {
            return NO_MEDIA;
        }
        if (length(article, "title") == 0 || length(article, "title") > 32) {
            return TITLE;
        }
        if (length(article, "digest") > 128) {
            return DIGEST;
        }
        if (length(article, "author") > 16) {
            return AUTHOR;
        }
        var content = text(article, "content");
        if (content.length() >= 20_000) {
            return CONTENT;
        }
        return PICTURE.matcher(content)
                        .results()
                        .allMatch(picture -> picture.group(1).startsWith(ADDRESS))
                ? 0
                : FOREIGN_PICTURE;
    }

    Map<String, Object> list(String account, JsonNode asked) {
        var all = drafts.getOrDefault(account, List.of());
        var items = all.stream()
                .skip(asked.path("offset").asInt(0))
                .limit(asked.path("count").asInt(20))
                .map(kept -> item(kept, asked.path("no_content").asInt(0) == 1))
                .toList();
        return Map.of("total_count", all.size(), "item_count", items.size(), "item", items);
    }

    private static Map<String, Object> item(Kept kept, boolean bare) {
        var articles = kept.articles().deepCopy();
        if (bare) {
            articles.forEach(article -> ((ObjectNode) article).remove("content"));
        }
        return Map.of(
                "media_id", kept.name(),
                "content", Map.of("news_item", articles),
                "update_time", kept.at().getEpochSecond());
    }

    /** What the demo page shows of a draft. */
    static Map<String, String> told(JsonNode body) {
        var article = body.path("articles").path(0);
        var told = new LinkedHashMap<String, String>();
        told.put("title", text(article, "title"));
        told.put("digest", text(article, "digest"));
        told.put("source", text(article, "content_source_url"));
        told.put("content", text(article, "content"));
        return told;
    }

    private static String text(JsonNode article, String field) {
        return article.path(field).asString("");
    }

    private static int length(JsonNode article, String field) {
        var text = text(article, field);
        return text.codePointCount(0, text.length());
    }
}
