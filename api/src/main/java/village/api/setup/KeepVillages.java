package village.api.setup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.place.VillageCode;
import village.api.place.VillageRegistry;

/** An operator enters villages, and sees how far each is set up. */
public final class KeepVillages {
    private final Settlements settlements;
    private final Clock clock;

    public KeepVillages(Settlements settlements, Clock clock) {
        this.settlements = settlements;
        this.clock = clock;
    }

    public Mono<List<Settlement>> within(Actor actor, String area) {
        return Mono.fromSupplier(() -> Founders.requireOperator(actor)).flatMap(operator -> settlements.within(area));
    }

    /** Also the township's dispatchers may look. */
    public Mono<Settlement> look(Actor actor) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(settlements::of)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)));
    }

    /** @param from since when it has the code; without it, ever */
    public Mono<Settlement> found(Actor actor, String code, String name, Optional<LocalDate> from, Once once) {
        return Mono.fromSupplier(() -> Founders.requireOperator(actor))
                .flatMap(operator -> settlements.found(
                        code(code),
                        Entered.text("/name", "村名", name, 30),
                        Entered.past("/from", from.orElse(VillageRegistry.EVER), today()),
                        once,
                        clock.instant()));
    }

    public Mono<Settlement> rename(Actor actor, String name) {
        return Mono.fromSupplier(() -> Founders.requireOperatorIn(actor))
                .flatMap(
                        village -> settlements.rename(village, Entered.text("/name", "村名", name, 30), clock.instant()));
    }

    public Mono<Settlement> recode(Actor actor, String code, LocalDate from) {
        return Mono.fromSupplier(() -> Founders.requireOperatorIn(actor))
                .flatMap(village ->
                        settlements.recode(village, code(code), Entered.past("/from", from, today()), clock.instant()));
    }

    private static VillageCode code(String code) {
        if (!code.matches("[0-9]{12}")) {
            throw Refusal.invalid("/code", "村的代码是 12 位数字。");
        }
        if (code.endsWith("000")) {
            throw Refusal.invalid("/code", "这是乡镇的代码，请填村的 12 位代码。");
        }
        return new VillageCode(code);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), KeepAreas.SHANGHAI);
    }
}
