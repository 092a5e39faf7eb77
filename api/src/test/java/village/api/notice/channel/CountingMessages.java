package village.api.notice.channel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** WeChat as a test wants it; remembers every call that was begun, by whatever channel. */
public final class CountingMessages {
    private final List<Letter> calls = new CopyOnWriteArrayList<>();
    private volatile Function<Letter, Mono<Receipt>> answer;

    public CountingMessages(Outcome outcome) {
        answer(outcome);
    }

    public void answer(Outcome outcome) {
        answer(letter -> Mono.just(outcome));
    }

    /** Takes every message, and names it so. */
    public void take(Function<Letter, String> name) {
        answer = letter -> Mono.fromSupplier(() -> Receipt.sent(name.apply(letter)));
    }

    public void answer(Function<Letter, Mono<Outcome>> how) {
        answer = letter -> how.apply(letter).map(Receipt::of);
    }

    public List<Letter> calls() {
        return List.copyOf(calls);
    }

    public List<Channel> channels() {
        return calls().stream().map(Letter::channel).toList();
    }

    public SubscribeMessages subscribe() {
        return this::sent;
    }

    public CustomerMessages customer() {
        return (follower, text) ->
                sent(new CustomerMessages.Message(follower, text)).map(Receipt::outcome);
    }

    public TemplateMessages template() {
        return this::sent;
    }

    public Senders senders() {
        return new Senders(subscribe(), customer(), template());
    }

    private Mono<Receipt> sent(Letter letter) {
        return Mono.defer(() -> {
            calls.add(letter);
            return answer.apply(letter);
        });
    }
}
