package village.api.identity.login;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.Person;

/** At most one operator, made by code. */
public final class InMemoryOperators implements Operators {
    private Optional<String> offered = Optional.empty();
    private Optional<Person.Id> operator = Optional.empty();

    @Override
    public Mono<Boolean> any() {
        return Mono.fromSupplier(() -> operator().isPresent());
    }

    public synchronized Optional<Person.Id> operator() {
        return operator;
    }

    @Override
    public Mono<Void> offer(String codeHash) {
        return Mono.fromRunnable(() -> keep(codeHash));
    }

    private synchronized void keep(String codeHash) {
        offered = Optional.of(codeHash);
    }

    @Override
    public Mono<Boolean> accept(String codeHash, Person.Id person, Instant now) {
        return Mono.fromSupplier(() -> accepted(codeHash, person));
    }

    private synchronized boolean accepted(String codeHash, Person.Id person) {
        var right = operator.isEmpty() && offered.equals(Optional.of(codeHash));
        if (right) {
            operator = Optional.of(person);
            offered = Optional.empty();
        }
        return right;
    }
}
