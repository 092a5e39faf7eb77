package village.api.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** WeChat's users in memory; every account is a mini-program unless told otherwise. */
public final class InMemoryWechatIdentities implements WechatIdentities {
    private record Known(Person.Id person, Optional<String> unionId) {}

    private final Map<OpenId, Known> known = new LinkedHashMap<>();
    private final Set<Person.Id> occupied = new HashSet<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    @Override
    public Mono<Person.Id> personOf(WechatLogin login) {
        return Mono.fromSupplier(() -> find(login));
    }

    private synchronized Person.Id find(WechatLogin login) {
        var before = Optional.ofNullable(known.get(login.openId()));
        var person = before.map(user -> joined(user.person(), login.unionId()))
                .or(() -> sameUnion(login.unionId()))
                .orElseGet(() -> new Person.Id(UUID.randomUUID()));
        known.put(
                login.openId(), new Known(person, before.flatMap(Known::unionId).or(login::unionId)));
        return person;
    }

    /** Makes a user somebody else from now on. */
    public synchronized void become(OpenId user, Person.Id person) {
        known.computeIfPresent(user, (same, was) -> new Known(person, was.unionId()));
    }

    /** Who come in as a person. */
    public synchronized List<OpenId> usersOf(Person.Id person) {
        return known.entrySet().stream()
                .filter(entry -> entry.getValue().person().equals(person))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Lets a person have a past. */
    public synchronized void occupy(Person.Id person) {
        occupied.add(person);
    }

    private Person.Id joined(Person.Id person, Optional<String> unionId) {
        var other = sameUnion(unionId).filter(found -> !found.equals(person));
        if (other.isEmpty()) {
            return person;
        }
        if (occupied.contains(person) && occupied.contains(other.get())) {
            conflicts.add(new Conflict(person, other.get(), Instant.now()));
            return person;
        }
        var stays = occupied.contains(person) ? person : other.get();
        var goes = stays.equals(person) ? other.get() : person;
        known.replaceAll((user, is) -> is.person().equals(goes) ? new Known(stays, is.unionId()) : is);
        return stays;
    }

    @Override
    public synchronized Mono<List<Conflict>> conflicts(int limit) {
        return Mono.just(conflicts.stream().limit(limit).toList());
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
