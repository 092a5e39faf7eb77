package village.openapi.signature;

import village.api.client.Secret;

/** Makes keys of the kind that specifications without signatures know, as this face does. */
public final class ApiKeySample {
    private ApiKeySample() {}

    public static String of(String keyId, String secret) {
        return ApiKeys.of(keyId, new Secret(secret));
    }
}
