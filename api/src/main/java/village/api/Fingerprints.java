package village.api;

/** Makes keyed hashes of requests, so that a repeated key with another request can be told without keeping the request. */
@FunctionalInterface
public interface Fingerprints {
    /**
     * @param canonical one form per meaning
     * @return hexadecimal
     */
    String of(byte[] canonical);
}
