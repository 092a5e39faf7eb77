package village.wechat.dialogue.talk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import village.api.place.Village;

/**
 * Which village a follower speaks of.
 *
 * @param choice what he scanned or chose last
 * @param menu what he was asked to choose from and has not answered
 * @param plate the door plate he scanned last
 */
public record Home(Optional<Choice> choice, Optional<Menu> menu, Optional<Plate> plate) {
    static final Home UNKNOWN = new Home(Optional.empty(), Optional.empty(), Optional.empty());

    private static final Duration REMEMBERED = Duration.ofHours(24);

    /** A village that was chosen, with the name it was shown by. */
    public record Choice(Village.Id village, String name, Instant at) {}

    /** @param villages in the order of their numbers; empty where there are too many to list */
    public record Menu(List<Village.Id> villages, Instant at) {
        public Menu {
            villages = List.copyOf(villages);
        }
    }

    /** The last scan or choice, else the only binding, else the account's only village. */
    Optional<Choice> resolved(Surroundings around, Instant now) {
        return choice.or(() -> only(around.served().stream()
                        .filter(village -> around.bound().contains(village.id()))
                        .toList())
                .or(() -> only(around.served()))
                .map(village -> new Choice(village.id(), village.name(), now)));
    }

    private static Optional<Village> only(List<Village> villages) {
        return villages.size() == 1 ? Optional.of(villages.get(0)) : Optional.empty();
    }

    Home aged(Instant now) {
        return new Home(
                choice.filter(chosen -> now.isBefore(chosen.at().plus(REMEMBERED))),
                menu.filter(asked -> now.isBefore(asked.at().plus(REMEMBERED))),
                plate.filter(scanned -> scanned.near(now)));
    }

    Home asking(Menu asked) {
        return new Home(choice, Optional.of(asked), plate);
    }

    Home asked() {
        return new Home(choice, Optional.empty(), plate);
    }

    /** A plate of another village is no longer where he stands. */
    Home chosen(Village village, Instant now) {
        return new Home(
                Optional.of(new Choice(village.id(), village.name(), now)),
                Optional.empty(),
                plate.filter(scanned -> scanned.village().equals(village.id())));
    }

    Home standingAt(Plate scanned) {
        return new Home(choice, menu, Optional.of(scanned));
    }
}
