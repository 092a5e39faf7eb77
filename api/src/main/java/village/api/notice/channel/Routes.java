package village.api.notice.channel;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.place.Village;

/** How people can be told outside the inbox, as far as the accounts of a village go. */
public interface Routes {
    /**
     * The ways to each person for that kind of notice, each channel at most once, in the order they are to be tried:
     * as user of the mini-program that serves the village, if it has a template for the kind; as follower of a public
     * account of it who did something there before; as follower of its certified 服务号, if that has a template for the
     * kind. Says nothing of consents left and windows open. Who cannot be reached is missing.
     */
    Mono<List<Route>> of(Village.Id village, Notice.Kind kind, Collection<Person.Id> people);

    /** The same for people of several villages at once; who cannot be reached is missing. */
    default Mono<Map<Whom, List<Route>>> of(Notice.Kind kind, Collection<Whom> people) {
        return Flux.fromIterable(people)
                .distinct()
                .concatMap(
                        whom -> of(whom.village(), kind, List.of(whom.person())).map(found -> Map.entry(whom, found)))
                .filter(found -> !found.getValue().isEmpty())
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Somebody, told of something in a village. */
    record Whom(Village.Id village, Person.Id person) {}
}
