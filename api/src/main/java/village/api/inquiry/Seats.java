package village.api.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/**
 * Who answers what in one village. A desk with experts is theirs alone: what is asked a lawyer is not the cadres' to
 * read, also when the last one has left. Every other desk is the cadres'. The township reads everything, to see that it
 * is answered, and passes on what nobody is left to answer.
 *
 * @param experts by desk who sits there now; an empty set where all have left, nothing where nobody ever sat
 */
public record Seats(List<Desk> desks, Map<String, Set<Person.Id>> experts) {
    public Seats {
        desks = List.copyOf(desks);
        experts = Map.copyOf(experts);
    }

    public static Mono<Seats> of(Desks desks, Village.Id village) {
        return Mono.zip(desks.all(), desks.experts(village), Seats::new);
    }

    /** Refuses a desk there is not, and questions of health with the advice where to go. */
    public Desk required(String code) {
        if (code.equals(Desk.MEDICAL)) {
            throw Refusal.of(Reason.INQUIRY_MEDICAL);
        }
        return desks.stream()
                .filter(desk -> desk.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.of(Reason.INQUIRY_DESK_UNKNOWN));
    }

    /** What a desk is called; its code where it no longer exists. */
    public String name(String code) {
        return desks.stream()
                .filter(desk -> desk.code().equals(code))
                .map(Desk::name)
                .findFirst()
                .orElse(code);
    }

    public boolean mayAnswer(Actor actor, String desk) {
        var seated = experts.get(desk);
        return seated == null
                ? actor.holds(Role.CADRE)
                : actor.staff() && actor.person().filter(seated::contains).isPresent();
    }

    public boolean mayRead(Actor actor, String desk) {
        return mayAnswer(actor, desk) || actor.holds(Role.DISPATCHER);
    }

    /** The codes of the desks he may read; possibly none. */
    public Set<String> readable(Actor actor) {
        return desks.stream()
                .map(Desk::code)
                .filter(desk -> mayRead(actor, desk))
                .collect(Collectors.toSet());
    }

    /** The codes of the desks he may read; refuses who has none. */
    public Set<String> requireReader(Actor actor) {
        var readable = readable(actor);
        if (readable.isEmpty()) {
            actor.requirePerson();
            throw Refusal.of(Reason.ROLE_REQUIRED);
        }
        return readable;
    }
}
