package village.wechat.dialogue.talk;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import village.api.place.Village;
import village.wechat.dialogue.talk.Surroundings.Asked;
import village.wechat.dialogue.talk.Surroundings.Waiting;

/** Saying that what was put together belongs to a case that waits for it. */
final class SupplementTalk {
    /** What he put together, and whether it is already on its way somewhere. */
    private record Belonging(Draft draft, Optional<Drafts.Filing> filing) {
        boolean mayGo(Waiting to) {
            return filing.filter(begun -> !begun.village().equals(to.village())).isEmpty();
        }
    }

    /**
     * What the follower says belongs to a case.
     *
     * @param ticket which one; empty for the one he was shown
     * @return empty where it can mean nothing: he named none and none waits, there is nothing to add, it is on its way to
     *     another village or stands before a door plate there, or he said that it is about village staff
     */
    Optional<Turn> said(Dialogue dialogue, String ticket, Moment moment) {
        return ticket.isEmpty() ? shown(dialogue, moment) : Optional.of(named(dialogue, ticket, moment));
    }

    /** What came or went since he was shown the choice is not what he means: he is shown it anew. */
    private static Optional<Turn> shown(Dialogue dialogue, Moment moment) {
        return belonging(dialogue)
                .filter(belonging -> !belonging.draft().aboutStaff())
                .flatMap(belonging -> {
                    var possible = moment.waiting(belonging.draft()).stream()
                            .filter(asked -> belonging.mayGo(asked.to()))
                            .toList();
                    var known = dialogue.shown();
                    return possible.stream()
                            .filter(asked ->
                                    known.map(asked.to().complaint()::equals).orElse(possible.size() == 1))
                            .findFirst()
                            .map(asked -> added(dialogue, belonging, asked.to(), moment))
                            .or(() -> shownAnew(dialogue, possible, moment));
                });
    }

    /** Empty where nothing waits. */
    private static Optional<Turn> shownAnew(Dialogue dialogue, List<Asked> possible, Moment moment) {
        var here = moment.village(dialogue).map(Home.Choice::village);
        return moment.waits(possible, here)
                .map(waits -> Turn.say(
                        dialogue.offering(Optional.of(waits.last().to().complaint())), AskingReplies.whichCase(waits)));
    }

    /** Whoever names a case is told what became of it, and of no case of others. */
    private static Turn named(Dialogue dialogue, String ticket, Moment moment) {
        var meant = named(ticket, moment.village(dialogue).map(Home.Choice::village), moment);
        if (meant.isEmpty()) {
            return Turn.say(dialogue, AskingReplies.notWaiting(ticket));
        }
        var belonging = belonging(dialogue).filter(put -> put.mayGo(meant.get()));
        if (belonging.isEmpty()) {
            return Turn.say(dialogue, AskingReplies.saySomethingFirst(ticket));
        }
        return belonging.get().draft().aboutStaff()
                ? Turn.say(dialogue, AskingReplies.aboutStaff(ticket))
                : added(dialogue, belonging.get(), meant.get(), moment);
    }

    /** Numbers are unique in a village only: first that of the village he speaks of. */
    private static Optional<Waiting> named(String ticket, Optional<Village.Id> here, Moment moment) {
        return moment.around().waiting().stream()
                .map(Asked::to)
                .filter(waiting -> waiting.ticket().equals(ticket))
                .min(Comparator.comparing(
                        waiting -> here.filter(waiting.village()::equals).isEmpty()));
    }

    private static Optional<Belonging> belonging(Dialogue dialogue) {
        var drafts = dialogue.drafts();
        return drafts.current().isPresent()
                ? drafts.current().filter(Draft::says).map(draft -> new Belonging(draft, Optional.empty()))
                : drafts.filing().map(begun -> new Belonging(begun.draft(), Optional.of(begun)));
    }

    private static Turn added(Dialogue dialogue, Belonging belonging, Waiting to, Moment moment) {
        var draft = belonging.draft();
        var act = new Act(
                Act.Kind.SUPPLEMENT_DRAFT,
                "",
                to.complaint().toString(),
                Optional.of(draft.id()),
                Optional.of(to.village()));
        var begun = belonging.filing().isPresent()
                ? dialogue
                : dialogue.with(dialogue.drafts().filing(draft, to.village(), moment.now()))
                        .adding(to, moment.now());
        return new Turn(begun.offering(Optional.of(to.complaint())), act);
    }
}
