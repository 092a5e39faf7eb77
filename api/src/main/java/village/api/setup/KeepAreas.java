package village.api.setup;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.identity.Actor;
import village.api.place.VillageRegistry;

/** An operator enters the counties and townships this installation serves. */
public final class KeepAreas {
    static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Areas areas;
    private final Clock clock;

    public KeepAreas(Areas areas, Clock clock) {
        this.areas = areas;
        this.clock = clock;
    }

    public Mono<List<Area>> list(Actor actor) {
        return Mono.fromSupplier(() -> Founders.requireOperator(actor)).flatMap(operator -> areas.all(today()));
    }

    /** @param from since when it has the code; without it, ever */
    public Mono<Area> add(Actor actor, String code, String name, Optional<LocalDate> from, Once once) {
        return Mono.fromSupplier(() -> Founders.requireOperator(actor))
                .map(operator -> new Area(code, name, from.orElse(VillageRegistry.EVER)))
                .doOnNext(area -> Entered.past("/from", area.from(), today()))
                .flatMap(area -> areas.add(area, once, clock.instant()));
    }

    public Mono<Area> rename(Actor actor, String code, String name) {
        return Mono.fromSupplier(() -> Founders.requireOperator(actor))
                .map(operator -> Entered.text("/name", "名称", name, 30))
                .flatMap(words -> areas.rename(code, words, clock.instant()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }
}
