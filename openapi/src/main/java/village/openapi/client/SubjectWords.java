package village.openapi.client;

import java.util.Map;

/** What changes are about, in Chinese, for people. */
public final class SubjectWords {
    private static final Map<String, String> LABELS = Map.of(
            "village", "村",
            "news", "文章",
            "disclosure", "三务公开",
            "disclosure-question", "对公开的疑问",
            "faq", "常见问题",
            "complaint", "诉求");

    private SubjectWords() {}

    /** A kind of subject without a word of its own yet is called as it is. */
    public static String label(String kind) {
        return LABELS.getOrDefault(kind, kind);
    }
}
