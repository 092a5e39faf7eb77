package village.wechat.dialogue.talk;

import java.util.Optional;
import java.util.UUID;
import village.api.Refusal;
import village.api.place.Crs;
import village.api.place.SentPoint;
import village.wechat.account.AccountMessage;

/** Putting a draft together, and deciding about it. */
final class DraftTalk {
    private static final int LONGEST = 1500;

    private final Replies replies;
    private final VillageTalk villages;
    private final EmergencyWords emergencies;
    private final StaffWords staffWords = StaffWords.shipped();

    DraftTalk(Replies replies, VillageTalk villages, EmergencyWords emergencies) {
        this.replies = replies;
        this.villages = villages;
        this.emergencies = emergencies;
    }

    Turn said(Dialogue before, String typed, Moment moment) {
        var dialogue = before.adding();
        var text = cleaned(typed);
        var draft = draft(dialogue, moment);
        var alarm = alarm(text);
        if (text.isEmpty()) {
            return new Turn(dialogue, Act.SILENCE);
        }
        return draft.takes(text)
                ? kept(dialogue, draft.saying(text, moment.now()), alarm, Optional.empty(), moment)
                : new Turn(dialogue, Act.say(replies.textFull()).led(alarm));
    }

    Turn shown(Dialogue dialogue, SentMedia sent, Moment moment) {
        var draft = draft(dialogue, moment);
        var alarm = alarm(sent.recognised());
        return draft.takesMedia()
                ? kept(dialogue, draft.showing(sent, moment.now()), alarm, Optional.of(sent.id()), moment)
                : new Turn(dialogue, Act.say(replies.mediaFull()).led(alarm));
    }

    /**
     * A recording or photo that soon follows what he added to a case belongs to that case too; empty where he added
     * nothing, puts something else together, or may be speaking of village staff, who read that case.
     */
    Optional<Turn> supplement(Dialogue dialogue, SentMedia sent, Moment moment) {
        if (dialogue.drafts().current().isPresent() || staffWords.named(sent.recognised())) {
            return Optional.empty();
        }
        return dialogue.added(moment.now()).map(waiting -> {
            var act = new Act(
                    Act.Kind.SUPPLEMENT,
                    alarm(sent.recognised()),
                    waiting.complaint().toString(),
                    Optional.of(sent.id()),
                    Optional.of(waiting.village()));
            return new Turn(dialogue.adding(waiting, moment.now()), act);
        });
    }

    /** The place reported on entering the chat is where he is, not what he speaks of: it is let go. */
    Turn located(Dialogue dialogue, AccountMessage.Location sent, Moment moment) {
        if (!sent.chosen()) {
            return new Turn(dialogue, Act.SILENCE);
        }
        try {
            var point = new SentPoint(sent.lat(), sent.lon(), Crs.GCJ02, Optional.empty()).point();
            var spot = new Draft.Spot(point, cleaned(sent.label()));
            return kept(dialogue, draft(dialogue, moment).placed(spot, moment.now()), "", Optional.empty(), moment);
        } catch (Refusal outside) {
            return Turn.say(dialogue, replies.outside());
        }
    }

    private static Draft draft(Dialogue dialogue, Moment moment) {
        var plate = dialogue.home().plate();
        return dialogue.drafts().current().orElseGet(() -> Draft.begun(moment.message(), plate, moment.now()));
    }

    boolean alarming(String typed) {
        return !emergencies.numbers(cleaned(typed)).isEmpty();
    }

    private String alarm(String text) {
        var numbers = emergencies.numbers(text);
        return numbers.isEmpty() ? "" : replies.emergency(numbers);
    }

    /** Of several in a row only the first is asked about, unless there is something urgent to say. */
    private Turn kept(Dialogue dialogue, Draft draft, String alarm, Optional<UUID> sent, Moment moment) {
        var village = moment.village(dialogue);
        var choosing = dialogue.drafts().menu().isPresent()
                || dialogue.drafts().current().filter(Draft::choosing).isPresent();
        var silent = draft.justAsked(moment.now()) && alarm.isEmpty() && !choosing;
        var asking = silent ? draft : draft.asked(moment.now());
        var after = dialogue.with(dialogue.drafts().with(asking));
        if (village.isEmpty()) {
            return silent
                    ? new Turn(after, Act.SILENCE)
                    : villages.ask(after, alarm.isEmpty() ? replies.kept() : alarm + "\n" + replies.kept(), moment);
        }
        var there = after.with(after.home().asked());
        var shown = silent ? there : there.offering(moment.offered(draft));
        var waiting = moment.waits(draft, village.map(Home.Choice::village));
        var question = draft.asked().isEmpty()
                ? replies.question(draft, village.get().name(), waiting)
                : replies.added(draft, waiting);
        var act = (silent ? Act.SILENCE : Act.say(question).led(alarm));
        return new Turn(
                shown,
                sent.filter(media -> moment.boundIn(village.get()))
                        .map(media -> new Act(
                                Act.Kind.FETCH, act.lead(), "", Optional.of(media), village.map(Home.Choice::village)))
                        .orElse(act));
    }

    Turn file(Dialogue dialogue, Act.Kind kind, Moment moment) {
        var current = dialogue.drafts().current();
        if (current.isEmpty()) {
            return dialogue.drafts()
                    .filing()
                    .map(begun -> new Turn(dialogue, Act.of(kind, begun.draft().id())))
                    .orElseGet(() -> Turn.say(dialogue, replies.nothingToFile()));
        }
        return current.get().says()
                ? file(dialogue, current.get(), kind, moment)
                : Turn.say(dialogue, replies.sayMore());
    }

    private Turn file(Dialogue dialogue, Draft draft, Act.Kind kind, Moment moment) {
        var village = moment.village(dialogue);
        if (village.isEmpty()) {
            return villages.ask(dialogue, "", moment);
        }
        if (!moment.boundIn(village.get())) {
            return Turn.say(dialogue, replies.bindingNeeded());
        }
        var filing = dialogue.drafts().filing(draft, village.get().village(), moment.now());
        return new Turn(dialogue.with(filing), Act.of(kind, draft.id()));
    }

    /**
     * What a line says about how his draft is handed in: asks to be shown the choice, answers it, or decides all at once;
     * empty where it does none of these.
     */
    Optional<Turn> chosenManner(Dialogue dialogue, String typed, Moment moment) {
        return dialogue.drafts()
                .current()
                .filter(Draft::says)
                .flatMap(draft -> draft.choosing()
                        ? Manner.answer(typed)
                                .map(answer -> answer.manner()
                                        .map(manner -> handedIn(dialogue, draft, manner, moment))
                                        .orElseGet(() -> Turn.say(dialogue, MannerReplies.noSuchManner())))
                        : Manner.withFiling(typed)
                                .map(manner -> handedIn(dialogue, draft, manner, moment))
                                .or(() -> shownManners(dialogue, draft, typed)));
    }

    private static Optional<Turn> shownManners(Dialogue dialogue, Draft draft, String typed) {
        return Command.of(typed).number() == MannerReplies.NUMBER
                ? Optional.of(Turn.say(
                        dialogue.with(dialogue.drafts().with(draft.choosingManner())), MannerReplies.manners()))
                : Optional.empty();
    }

    private Turn handedIn(Dialogue dialogue, Draft draft, Manner manner, Moment moment) {
        var chosen = draft.handedIn(manner);
        return file(dialogue.with(dialogue.drafts().with(chosen)), chosen, Act.Kind.FILE, moment);
    }

    /** Files it past the village's staff; empty where there is nothing he could mean. */
    Optional<Turn> fileAbove(Dialogue dialogue, Moment moment) {
        var drafts = dialogue.drafts();
        if (drafts.current().filter(Draft::says).isPresent()) {
            var marked = drafts.with(drafts.current().get().concerningStaff());
            return Optional.of(file(dialogue.with(marked), Act.Kind.FILE, moment));
        }
        return drafts.filing()
                .filter(begun -> begun.draft().aboutStaff())
                .map(begun -> file(dialogue, Act.Kind.FILE, moment));
    }

    /** Without anything to ask, says how to. */
    Turn ask(Dialogue dialogue, Moment moment) {
        var current = dialogue.drafts().current();
        if (current.isEmpty()) {
            return Turn.say(dialogue, replies.nothingToAsk());
        }
        return current.get().says()
                ? file(dialogue, current.get(), Act.Kind.ASK, moment)
                : Turn.say(dialogue, replies.sayMore());
    }

    /** What a line says to somebody who was shown whom to ask; empty where he was not, or where it is no choice. */
    Optional<Turn> chosenDesk(Dialogue dialogue, String typed, Moment moment) {
        return dialogue.drafts()
                .menu()
                .flatMap(menu -> menu.answer(typed)
                        .map(answer -> answer.question()
                                .map(question -> asked(ask(dialogue, moment), question))
                                .orElseGet(() -> Turn.say(dialogue, AskingReplies.noSuchDesk(menu)))));
    }

    private static Turn asked(Turn turn, DeskMenu.Question question) {
        return turn.act().kind() == Act.Kind.ASK
                ? new Turn(turn.after(), turn.act().detailed(question.word()))
                : turn;
    }

    /** Joins the case he was shown; empty where he was shown none. */
    Optional<Turn> join(Dialogue dialogue, Moment moment) {
        var village = moment.village(dialogue).filter(moment::boundIn).map(Home.Choice::village);
        return dialogue.drafts()
                .current()
                .filter(draft -> village.isPresent())
                .flatMap(draft -> draft.near()
                        .map(near -> new Turn(
                                dialogue,
                                new Act(Act.Kind.JOIN, "", near.toString(), Optional.of(draft.id()), village))));
    }

    Turn drop(Dialogue dialogue, Moment moment) {
        var home = dialogue.home().asked();
        return dialogue.drafts().current().isEmpty()
                ? Turn.say(dialogue.with(home), replies.nothingToDrop())
                : Turn.say(dialogue.with(home).with(dialogue.drafts().dropped(moment.now())), replies.dropped());
    }

    Turn restore(Dialogue dialogue, Moment moment) {
        var drafts = dialogue.drafts();
        if (drafts.current().isPresent()) {
            return Turn.say(dialogue, replies.finishFirst());
        }
        var restored = drafts.restored(moment.now());
        var village = moment.village(dialogue);
        var name = village.map(Home.Choice::name);
        var here = village.map(Home.Choice::village);
        return restored.current()
                .map(draft -> Turn.say(
                        dialogue.with(dialogue.home().asked()).with(restored).offering(moment.offered(draft)),
                        replies.restored(draft, name, moment.waits(draft, here))))
                .orElseGet(() -> Turn.say(dialogue, replies.nothingToRestore()));
    }

    /** Without what nobody can see; WeChat's texts are shorter than the limit. */
    static String cleaned(String typed) {
        var visible = typed.replaceAll("[\\p{Cntrl}&&[^\\n]]", "").strip();
        return visible.codePointCount(0, visible.length()) <= LONGEST
                ? visible
                : visible.substring(0, visible.offsetByCodePoints(0, LONGEST));
    }
}
