package village.api;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * What may block although it is called from an event loop: reading a few bytes of the kernel's randomness, Jackson
 * meeting a type for the first time from two threads at once, and drawing an id, which takes turns for microseconds.
 */
public final class BlockHoundAllowances implements BlockHoundIntegration {
    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
        builder.allowBlockingCallsInside(
                "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
        builder.allowBlockingCallsInside(
                "com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory$UuidFunction", "apply");
    }
}
