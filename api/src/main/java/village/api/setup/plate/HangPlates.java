package village.api.setup.plate;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.place.DoorPlate;
import village.api.place.Grid;
import village.api.place.Grids;
import village.api.place.Village;
import village.api.setup.Founders;

/** An operator or the township's dispatcher hangs door plates in a village. */
public final class HangPlates {
    /** In one go. */
    public static final int MOST = 500;

    private final PlateBooks plates;
    private final Grids grids;
    private final PlateCodes codes;
    private final Clock clock;

    public HangPlates(PlateBooks plates, Grids grids, PlateCodes codes, Clock clock) {
        this.plates = plates;
        this.grids = grids;
        this.codes = codes;
        this.clock = clock;
    }

    public Mono<Page<DoorPlate, String>> list(Actor actor, int limit, Optional<String> after) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> plates.page(village, limit, after));
    }

    /** One plate of the village, or a refusal. */
    public Mono<DoorPlate> existing(Actor actor, String code) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> plates.byCode(village, code))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DOOR_PLATE_NOT_FOUND)));
    }

    /** All or none. */
    public Mono<List<DoorPlate>> hang(Actor actor, List<NewPlate> wanted, Once once) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .doOnNext(village -> requireSome(wanted))
                .flatMap(village -> Flux.fromIterable(wanted)
                        .concatMap(plate -> placed(village, plate))
                        .collectList()
                        .flatMap(placed -> plates.hang(village, placed, once, clock.instant())));
    }

    public Mono<DoorPlate> change(Actor actor, String code, NewPlate wanted) {
        return existing(actor, code)
                .flatMap(plate -> placed(
                        plate.village(),
                        new NewPlate(Optional.of(plate.code()), wanted.label(), wanted.grid(), wanted.point())))
                .flatMap(plate -> plates.change(plate, clock.instant()));
    }

    /** Scanned from now on it leads nowhere; what was reported at it keeps its place. */
    public Mono<Void> takeDown(Actor actor, String code) {
        return hanging(actor, code, false);
    }

    /** Undoes {@link #takeDown}. */
    public Mono<Void> hangAgain(Actor actor, String code) {
        return hanging(actor, code, true);
    }

    private Mono<Void> hanging(Actor actor, String code, boolean hangs) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village -> plates.hanging(village, code, hangs, clock.instant()));
    }

    /** Which of these plates are taken down, by their codes. */
    public Mono<Set<String>> down(Actor actor, List<DoorPlate> some) {
        return Mono.fromSupplier(() -> Founders.requireFurnisher(actor))
                .flatMap(village ->
                        plates.down(village, some.stream().map(DoorPlate::code).toList()));
    }

    private static void requireSome(List<NewPlate> wanted) {
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw Refusal.invalid("/plates", "一次登记 1 到 %d 块门牌。".formatted(MOST));
        }
        var seen = new HashSet<String>();
        for (var at = 0; at < wanted.size(); at++) {
            var code = wanted.get(at).code();
            if (code.isPresent() && !seen.add(code.get())) {
                throw Refusal.invalid("/plates/%d/code".formatted(at), "短码 %s 写了两遍。".formatted(code.get()));
            }
        }
    }

    private Mono<DoorPlate> placed(Village.Id village, NewPlate plate) {
        var found = plate.grid()
                .map(Mono::just)
                .orElseGet(() -> Mono.justOrEmpty(plate.point())
                        .flatMap(point -> grids.at(village, point))
                        .map(Grid::id));
        return found.map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(grid -> new DoorPlate(
                        plate.code().orElseGet(codes::next), village, grid, plate.label(), plate.point()));
    }
}
