package village.wechat.dialogue.talk;

import java.util.List;
import java.util.Optional;
import village.api.place.Village;

/** Finding out which village a follower speaks of. */
final class VillageTalk {
    /** As many as one reply has room for. */
    private static final int LISTED = 20;

    private final Replies replies;

    VillageTalk(Replies replies) {
        this.replies = replies;
    }

    /** Asks, after what there is to say first. */
    Turn ask(Dialogue dialogue, String first, Moment moment) {
        return ask(dialogue, moment.around().served(), first, moment);
    }

    private Turn ask(Dialogue dialogue, List<Village> villages, String first, Moment moment) {
        var listed = villages.size() <= LISTED ? villages : List.<Village>of();
        var menu = new Home.Menu(listed.stream().map(Village::id).toList(), moment.now());
        return new Turn(
                dialogue.with(dialogue.home().asking(menu)),
                Act.say(replies.villages(listed)).led(first));
    }

    /**
     * What a line says to somebody who was asked: a number of the menu or a village's name; empty where it is something
     * else.
     */
    Optional<Turn> answered(Dialogue dialogue, Command command, String text, Moment moment) {
        return dialogue.home()
                .menu()
                .flatMap(menu -> isNumber(command)
                        ? Optional.of(numbered(dialogue, menu, command.number(), moment))
                        : named(dialogue, text, moment));
    }

    private static boolean isNumber(Command command) {
        return command.number() > 0;
    }

    private Turn numbered(Dialogue dialogue, Home.Menu menu, int number, Moment moment) {
        if (number > menu.villages().size()) {
            return ask(dialogue, replies.noSuchNumber(), moment);
        }
        var chosen = menu.villages().get(number - 1);
        return moment.around().served().stream()
                .filter(village -> village.id().equals(chosen))
                .findFirst()
                .map(village -> chosen(dialogue, village, moment))
                .orElseGet(() -> ask(dialogue, replies.noSuchNumber(), moment));
    }

    private Optional<Turn> named(Dialogue dialogue, String text, Moment moment) {
        var name = text.strip().replaceAll("[。.!！，,\\s]+$", "");
        var meant = moment.around().served().stream()
                .filter(village -> village.name().equals(name) || village.name().equals(name + "村"))
                .toList();
        if (meant.size() == 1) {
            return Optional.of(chosen(dialogue, meant.get(0), moment));
        }
        return meant.isEmpty() ? Optional.empty() : Optional.of(ask(dialogue, meant, "", moment));
    }

    /** Goes on with the draft, if there is one. */
    Turn chosen(Dialogue dialogue, Village village, Moment moment) {
        var home = dialogue.home().chosen(village, moment.now());
        var drafts = dialogue.drafts().in(village.id());
        return drafts.current()
                .map(draft -> new Turn(
                        dialogue.with(home)
                                .with(drafts.with(draft.asked(moment.now())))
                                .offering(moment.offered(draft)),
                        Act.say(replies.question(draft, village.name(), moment.waits(draft, Optional.of(village.id()))))
                                .led(replies.chosen(village))))
                .orElseGet(() -> Turn.say(dialogue.with(home).with(drafts), replies.welcomeIn(village)));
    }
}
