package village.infra.redis;

/** Redis did not answer while the application started. */
public final class RedisUnreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RedisUnreachable(String address, Throwable cause) {
        super("village.redis.url: nobody answers at " + address, cause);
    }
}
