package village.api.news;

/** Makes rich text harmless by an allow-list. */
@FunctionalInterface
public interface Sanitiser {
    /**
     * Keeps what is allowed and drops the rest; clean text comes back as it is. Pictures stay only where they name an
     * attachment: {@code attachment:ID}, or the address pages show it under. Never fails.
     */
    RichText clean(String html);
}
