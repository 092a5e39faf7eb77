package village.api.notice;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** WeChat as a test wants it; remembers every call that was begun. */
public final class CountingMessages implements SubscribeMessages {
    private final List<Message> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Message, Mono<Outcome>> answer;

    public CountingMessages(Outcome outcome) {
        answer = message -> Mono.just(outcome);
    }

    public void answer(Outcome outcome) {
        answer = message -> Mono.just(outcome);
    }

    public void answer(Function<Message, Mono<Outcome>> how) {
        answer = how;
    }

    public List<Message> calls() {
        return List.copyOf(calls);
    }

    @Override
    public Mono<Outcome> send(Message message) {
        return Mono.defer(() -> {
            calls.add(message);
            return answer.apply(message);
        });
    }
}
