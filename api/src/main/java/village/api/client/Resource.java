package village.api.client;

/** What a scope is about. The words are published: on the wire they are lower-kebab. */
public enum Resource {
    /** Which villages there are. */
    VILLAGES,
    NEWS,
    DISCLOSURES,
    COMPLAINTS,
    /** Who brought a complaint, for a stated purpose. */
    CONTACTS,
    ATTACHMENTS,
    FAQS,
    CREDITS,
    DELIBERATIONS,
    BALLOTS,
    /** The change feed. */
    CHANGES,
    WEBHOOKS,
    /** The data catalogue. */
    CATALOGUE
}
