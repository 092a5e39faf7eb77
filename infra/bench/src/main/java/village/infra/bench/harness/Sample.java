package village.infra.bench.harness;

/**
 * One window of load.
 *
 * @param answered acknowledged with success
 * @param failed answered otherwise, or not at all
 * @param micros how long the window was
 * @param p50 of the time to an answer, in microseconds
 * @param p99 of the time to an answer, in microseconds
 * @param slowest of the time to an answer, in microseconds
 * @param serverMicros CPU time of the server, its work after the answers included
 * @param databaseMicros CPU time of PostgreSQL, likewise
 */
public record Sample(
        long answered,
        long failed,
        long micros,
        long p50,
        long p99,
        long slowest,
        long serverMicros,
        long databaseMicros) {
    public double perSecond() {
        return answered * 1e6 / micros;
    }

    public double serverCost() {
        return serverMicros / (double) answered;
    }

    public double databaseCost() {
        return databaseMicros / (double) answered;
    }

    public double cost() {
        return serverCost() + databaseCost();
    }

    Sample with(long server, long database) {
        return new Sample(answered, failed, micros, p50, p99, slowest, server, database);
    }
}
