package village.api.setup.clock;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.setup.Founders;

/** An operator or the township's dispatcher writes down how soon the village promises to answer. Cases under way keep their time. */
public final class SetPromise {
    private final Promises promises;
    private final Clock clock;

    public SetPromise(Promises promises, Clock clock) {
        this.promises = promises;
        this.clock = clock;
    }

    /** @param hours 1 to 720 */
    public Mono<Void> promise(Actor actor, int hours) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .doOnNext(village -> {
                    if (hours < 1 || hours > 720) {
                        throw Refusal.invalid("/hours", "答复承诺应为 1 到 720 小时。");
                    }
                })
                .flatMap(village -> promises.promise(village, hours, clock.instant()));
    }
}
