package village.api.notice.preference;

/** How somebody wants to be told. */
public record Preference(QuietHours quietHours, Rhythm digest, Wording wording) {}
