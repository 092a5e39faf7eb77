package village.api;

import reactor.core.publisher.Mono;

/** Makes several port calls one atomic act. */
public interface Transactions {
    /**
     * Runs {@code work} so that all its writes happen or none. Nested calls join the outer act. Once begun, the work
     * goes on when the caller goes away.
     */
    <T> Mono<T> together(Mono<T> work);
}
