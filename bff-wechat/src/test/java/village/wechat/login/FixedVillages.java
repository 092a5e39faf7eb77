package village.wechat.login;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;

/** Villages that are there from the start. */
public final class FixedVillages implements Villages {
    private final List<Village> all;

    public FixedVillages(Village... all) {
        this.all = List.of(all);
    }

    @Override
    public Mono<Village> byCode(VillageCode code) {
        return Mono.justOrEmpty(all.stream().filter(v -> v.code().equals(code)).findFirst());
    }

    @Override
    public Mono<Village> byId(Village.Id id) {
        return Mono.justOrEmpty(all.stream().filter(v -> v.id().equals(id)).findFirst());
    }

    @Override
    public Flux<Village> within(String areaCode) {
        return Flux.fromIterable(all).filter(v -> v.code().value().startsWith(areaCode));
    }

    @Override
    public Mono<Boolean> lies(String area, String other) {
        return Mono.just(area.startsWith(other));
    }
}
