package village.api.identity;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** WeChat's users in memory; every account is a mini-program unless told otherwise. */
public final class InMemoryWechatIdentities implements WechatIdentities {
    private record Known(Person.Id person, Optional<String> unionId) {}

    private final Map<OpenId, Known> known = new LinkedHashMap<>();

    @Override
    public Mono<Person.Id> personOf(WechatLogin login) {
        return Mono.fromSupplier(() -> find(login));
    }

    private synchronized Person.Id find(WechatLogin login) {
        var before = Optional.ofNullable(known.get(login.openId()));
        var person = before.map(Known::person)
                .or(() -> sameUnion(login.unionId()))
                .orElseGet(() -> new Person.Id(UUID.randomUUID()));
        known.put(
                login.openId(), new Known(person, before.flatMap(Known::unionId).or(login::unionId)));
        return person;
    }

    private Optional<Person.Id> sameUnion(Optional<String> unionId) {
        return known.values().stream()
                .filter(user -> unionId.isPresent() && user.unionId().equals(unionId))
                .map(Known::person)
                .findFirst();
    }

    @Override
    public Mono<Person.Id> known(OpenId user) {
        return Mono.fromSupplier(() -> personBehind(user));
    }

    private synchronized Person.@Nullable Id personBehind(OpenId user) {
        var behind = known.get(user);
        return behind == null ? null : behind.person();
    }

    @Override
    public Mono<OpenId> inMiniProgram(Person.Id person, Optional<String> appId) {
        return Mono.fromSupplier(() -> openId(person, appId).orElse(null));
    }

    private synchronized Optional<OpenId> openId(Person.Id person, Optional<String> appId) {
        var his = known.entrySet().stream()
                .filter(entry -> entry.getValue().person().equals(person))
                .map(Map.Entry::getKey)
                .toList();
        return his.stream()
                .filter(user -> appId.filter(user.appId()::equals).isPresent())
                .findFirst()
                .or(() -> his.stream().reduce((earlier, later) -> later));
    }
}
