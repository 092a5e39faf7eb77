package village.infra.wechat.inbox;

import java.time.Instant;

/** A letter as it lies in a store: its words are sealed. */
record SealedLetter(String key, String appId, String follower, Instant receivedAt, byte[] body) {}
