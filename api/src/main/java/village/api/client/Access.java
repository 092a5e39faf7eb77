package village.api.client;

/** What may be done with a resource. The words are published. */
public enum Access {
    READ,
    WRITE
}
