package village.api.inquiry.arranging;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** The desks there are. */
public interface DeskRegister {
    /**
     * Adds a desk after all others with its event, once. Refuses ({@code request.invalid}) a {@linkplain #taken() name that
     * is taken}, and one desk {@linkplain #full(int) more than may be}: of several at once no more than allowed are added.
     *
     * @param most how many an area may have, with those of the whole installation
     * @return the desk the key stands for
     */
    Mono<KeptDesk> add(Once once, UUID id, KeptDesk desk, int most, Event event);

    /** Somebody who asks would see two desks of that name: in one area, or in an area and in the whole installation. */
    static Refusal taken() {
        return Refusal.invalid("/name", "已经有叫这个名字的窗口（各村都有的窗口和乡镇自己的窗口也不能同名），请换一个名字。");
    }

    static Refusal full(int most) {
        return Refusal.invalid("/name", "窗口最多 " + most + " 个，请先改用已有的。");
    }

    /**
     * Changes a desk under its row lock. Refuses a {@linkplain #taken() name that is taken} ({@code request.invalid}).
     *
     * @param act the rule; what it throws is passed on and nothing is written
     * @return afterwards; empty if there is none of that code
     */
    Mono<KeptDesk> change(String code, Function<KeptDesk, Change> act);

    /** A desk after an act, with the event that tells of it. */
    record Change(KeptDesk after, Event event) {}

    /** Empty if there is none of that code. */
    Mono<KeptDesk> byCode(String code);

    /**
     * The desks of the whole installation and those of an area, in the order they are shown.
     *
     * @param area empty for those of the installation alone
     */
    Mono<List<KeptDesk>> of(Optional<String> area);

    /** Which of some villages a desk leaves out, by its code; desks that leave out none are not told. */
    Mono<Map<String, Set<Village.Id>>> leavingOut(List<Village.Id> villages);

    /** Leaves a village out of a desk, with the event; left out already, nothing is written and nothing told. */
    Mono<Void> leaveOut(Place place, Event event);

    /** Lets a village ask at a desk again, with the event; where it may, nothing is written and nothing told. */
    Mono<Void> takeIn(Place place, Event event);

    /**
     * A desk in one village.
     *
     * @param desk the code
     * @param by who decides
     */
    record Place(Village.Id village, String desk, Person.Id by, Instant at) {}
}
