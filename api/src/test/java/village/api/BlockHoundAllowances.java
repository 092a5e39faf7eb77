package village.api;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * What may block although it is called from an event loop: reading a few bytes of the kernel's randomness, Jackson
 * meeting a type for the first time from two threads at once, and drawing an id, taking a timeout that was not needed from
 * its timer's queue, sharing the connection to Redis, or Netty's pool of buffers growing, which take turns for microseconds. An error thrown in the middle of Redis' lock would leave it counted for ever.
 */
public final class BlockHoundAllowances implements BlockHoundIntegration {
    @Override
    public void applyTo(BlockHound.Builder builder) {
        builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
        builder.allowBlockingCallsInside(
                "tools.jackson.databind.deser.DeserializerCache", "_createAndCacheValueDeserializer");
        builder.allowBlockingCallsInside(
                "com.github.f4b6a3.uuid.factory.standard.TimeOrderedEpochFactory$UuidFunction", "apply");
        builder.allowBlockingCallsInside("java.util.concurrent.ScheduledThreadPoolExecutor$DelayedWorkQueue", "remove");
        builder.allowBlockingCallsInside("io.netty.buffer.AdaptivePoolingAllocator", "allocate");
        for (var method : new String[] {"incrementWriters", "lockWritersExclusive", "unlockWritersExclusive"}) {
            builder.allowBlockingCallsInside("io.lettuce.core.protocol.SharedLock", method);
        }
    }
}
