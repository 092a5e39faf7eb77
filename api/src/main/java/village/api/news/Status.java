package village.api.news;

/** Where an article is in its life. */
public enum Status {
    DRAFT,
    SCHEDULED,
    PUBLISHED,
    /** For good: what went wrong is written anew. */
    WITHDRAWN
}
