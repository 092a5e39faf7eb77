package village.wechat.dialogue.talk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import village.api.complaint.Complaint;
import village.api.place.Village;
import village.wechat.dialogue.talk.Surroundings.Asked;

/**
 * When and around what a message is heard.
 *
 * @param message stands for the message for good
 */
record Moment(Surroundings around, UUID message, Instant now) {
    Optional<Home.Choice> village(Dialogue dialogue) {
        return dialogue.home().resolved(around, now);
    }

    /**
     * The cases that wait for something of him and a draft may be meant for, the one asked about last first: one before a
     * door plate is not meant for another village's.
     */
    List<Asked> waiting(Draft draft) {
        return around.waiting().stream()
                .filter(his -> draft.plate()
                        .filter(plate -> !plate.village().equals(his.to().village()))
                        .isEmpty())
                .toList();
    }

    /** The one of them that he is offered first. */
    Optional<Complaint.Id> offered(Draft draft) {
        return waiting(draft).stream().findFirst().map(his -> his.to().complaint());
    }

    /** The same as he is shown them, who speaks of that village now, or of none yet. */
    Optional<Waits> waits(Draft draft, Optional<Village.Id> here) {
        return waits(waiting(draft), here);
    }

    Optional<Waits> waits(List<Asked> waiting, Optional<Village.Id> here) {
        return waiting.stream().findFirst().map(last -> {
            var place = last.to().village();
            return new Waits(
                    last,
                    here.filter(place::equals).isPresent() ? Optional.empty() : Optional.of(name(place)),
                    waiting.subList(1, waiting.size()));
        });
    }

    private String name(Village.Id village) {
        return around.served().stream()
                .filter(one -> one.id().equals(village))
                .findFirst()
                .map(Village::name)
                .orElse("别的村");
    }

    /** Whether he may bring something before the village. */
    boolean boundIn(Home.Choice village) {
        return around.bound().contains(village.village());
    }
}
