package village.openapi.signature.scheme;

/**
 * What a client signs.
 *
 * @param path raw, as sent, with the client's external prefix before it
 * @param query in its canonical form
 * @param bodyHash of the body's bytes as they were sent, as {@link BodyHash} gives it
 */
record StringToSign(
        String method, String path, String query, String keyId, String date, String nonce, String bodyHash) {
    StringToSign(String method, String path, String query, String keyId, String date, String nonce, byte[] body) {
        this(method, path, query, keyId, date, nonce, BodyHash.of(body));
    }

    @Override
    public String toString() {
        return String.join("\n", method, path, query, keyId, date, nonce, bodyHash) + "\n";
    }
}
