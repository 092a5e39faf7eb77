package village.api.inquiry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/**
 * Who answers what in one village. A desk with experts is theirs alone: what is asked a lawyer is not the cadres' to
 * read, also when the last one has left. Every other desk is the cadres'. The township reads everything, to see that it
 * is answered, and passes on what nobody is left to answer.
 *
 * @param seated by desk who sits there now; nobody where all have left, nothing where nobody ever sat
 */
public record Seats(List<Desk> desks, Map<String, Seated> seated) {
    public Seats {
        desks = List.copyOf(desks);
        seated = Map.copyOf(seated);
    }

    public static Mono<Seats> of(Desks desks, Village.Id village) {
        return Mono.zip(desks.of(village), desks.seated(village), Seats::new);
    }

    /** Refuses a desk that is closed, one there is not, and questions of health with the advice where to go. */
    public Desk requireOpen(String code) {
        var desk = required(code);
        if (!desk.open()) {
            throw Refusal.of(Reason.INQUIRY_DESK_UNKNOWN, "这个窗口现在不收新的咨询，请选别的窗口。");
        }
        return desk;
    }

    /** The same, of a desk that may be closed by now. */
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
        var there = seated.get(desk);
        return there == null ? actor.holds(Role.CADRE) : there.answers(actor);
    }

    /** Who was only invited to answer does not decide what the village reads. */
    public boolean mayModerate(Actor actor, String desk) {
        return actor.staff() && mayRead(actor, desk);
    }

    /** Whether it is his first to decide what the village reads: the desk's own staff, else whoever is above them. */
    public boolean decides(Actor actor, String desk) {
        var there = seated.get(desk);
        return mayModerate(actor, desk)
                && (mayAnswer(actor, desk) || (there != null && there.staff().isEmpty()));
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
