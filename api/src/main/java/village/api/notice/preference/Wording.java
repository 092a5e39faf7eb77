package village.api.notice.preference;

/** In which words somebody wants to be told. The words are stored and published in lower-kebab. */
public enum Wording {
    STANDARD,
    /** Fewer and plainer words that say whom to call. */
    ELDER
}
