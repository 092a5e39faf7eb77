package village.wechat.dialogue.talk;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import village.api.place.Village;
import village.wechat.account.AccountMessage;
import village.wechat.account.AccountMessage.Content;

/** What a follower's message leads to: of the dialogue so far and the message, the dialogue from now on and an act. */
public final class Talk {
    private final Replies replies;
    private final VillageTalk villages;
    private final DraftTalk drafts;
    private final SupplementTalk supplements = new SupplementTalk();

    public Talk(Replies replies, EmergencyWords emergencies) {
        this.replies = replies;
        this.villages = new VillageTalk(replies);
        this.drafts = new DraftTalk(replies, villages, emergencies);
    }

    /**
     * Hears a message. One heard before changes nothing and leads to the same act.
     *
     * @param message stands for the message for good
     */
    public Turn hear(Dialogue before, Content content, UUID message, Surroundings around, Instant now) {
        return before.handled(message).map(act -> new Turn(before, act)).orElseGet(() -> {
            var aged = before.with(before.home().aged(now)).with(before.drafts().aged(now));
            var moment = new Moment(around, message, now);
            var gone = before.drafts().current().isPresent()
                    && aged.drafts().current().isEmpty();
            var turn = answer(aged, content, moment);
            if (turn.act().kind() == Act.Kind.LOOK_UP) {
                return new Turn(before, turn.act());
            }
            var act = gone && speaks(content) ? turn.act().led(replies.expired()) : turn.act();
            return new Turn(turn.after().handling(message, act), act);
        });
    }

    private static boolean speaks(Content content) {
        return !(content instanceof AccountMessage.Unfollowed
                || content instanceof AccountMessage.Other
                || (content instanceof AccountMessage.Location location && !location.chosen()));
    }

    private Turn answer(Dialogue dialogue, Content content, Moment moment) {
        if (content instanceof AccountMessage.Text typed) {
            return typed(dialogue, typed.text(), moment);
        }
        var sent = SentMedia.of(moment.message(), content);
        if (sent.isPresent()) {
            return drafts.supplement(dialogue, sent.get(), moment)
                    .orElseGet(() -> drafts.shown(dialogue, sent.get(), moment));
        }
        if (content instanceof AccountMessage.Location location) {
            return drafts.located(dialogue, location, moment);
        }
        return happened(dialogue, content, moment);
    }

    private Turn happened(Dialogue dialogue, Content content, Moment moment) {
        if (content instanceof AccountMessage.Followed) {
            return welcomed(dialogue, moment);
        }
        if (content instanceof AccountMessage.Scanned) {
            return scanned(dialogue, moment).orElseGet(() -> Turn.say(dialogue, replies.unknownCode()));
        }
        if (content instanceof AccountMessage.MenuClicked click) {
            return clicked(dialogue, click.key(), moment);
        }
        if (content instanceof AccountMessage.Unfollowed) {
            return new Turn(Dialogue.NEW, Act.of(Act.Kind.FORGET));
        }
        return new Turn(dialogue, Act.SILENCE);
    }

    private Turn welcomed(Dialogue dialogue, Moment moment) {
        var there = moment.around()
                .scanned()
                .map(scan -> standing(dialogue, scan, moment))
                .orElse(dialogue);
        var village = moment.village(there).map(Home.Choice::name);
        return Turn.say(there, replies.welcome(village));
    }

    private Optional<Turn> scanned(Dialogue dialogue, Moment moment) {
        return moment.around()
                .scanned()
                .map(scan -> scan.plate()
                        .map(plate -> Turn.say(
                                standing(dialogue, scan, moment),
                                replies.atPlate(
                                        plate.label(),
                                        dialogue.drafts().current().isPresent())))
                        .orElseGet(() -> villages.chosen(dialogue, scan.village(), moment)));
    }

    /** In the village of the code, before the door plate if it is one. */
    private static Dialogue standing(Dialogue dialogue, Surroundings.Scan scan, Moment moment) {
        var home = dialogue.home().chosen(scan.village(), moment.now());
        var there = scan.plate().map(home::standingAt).orElse(home);
        var placed = dialogue.drafts().in(scan.village().id()).placed(scan.plate(), moment.now());
        return dialogue.with(there).with(placed);
    }

    private Turn clicked(Dialogue dialogue, String key, Moment moment) {
        return switch (key) {
            case "report" -> drafts.file(dialogue, Act.Kind.FILE, moment);
            case "progress" -> asked(dialogue, Act.Kind.PROGRESS);
            case "contacts" -> contacts(dialogue, "", moment);
            case "binding" -> Turn.say(dialogue, replies.binding());
            case "switch" -> villages.ask(dialogue, "", moment);
            default -> Turn.say(dialogue, replies.help());
        };
    }

    private Turn typed(Dialogue dialogue, String text, Moment moment) {
        var command = Command.of(text);
        return villages.answered(dialogue, command, text, moment)
                .or(() -> drafts.chosenDesk(dialogue, text, moment))
                .or(() -> drafts.chosenManner(dialogue, text, moment))
                .orElseGet(() -> commanded(dialogue, command, text, moment));
    }

    private Turn commanded(Dialogue dialogue, Command command, String text, Moment moment) {
        return switch (command.word()) {
            case FILE -> drafts.file(dialogue, Act.Kind.FILE, moment);
            case FILE_WITHOUT -> drafts.file(dialogue, Act.Kind.FILE_WITHOUT, moment);
            case FILE_ABOVE -> drafts.fileAbove(dialogue, moment).orElseGet(() -> drafts.said(dialogue, text, moment));
            case JOIN -> drafts.join(dialogue, moment).orElseGet(() -> drafts.said(dialogue, text, moment));
            case SUPPLEMENT ->
                supplements.said(dialogue, command.argument(), moment).orElseGet(() -> other(dialogue, text, moment));
            case INQUIRE -> drafts.ask(dialogue, moment);
            case CANCEL -> drafts.drop(dialogue, moment);
            case RESTORE -> drafts.restore(dialogue, moment);
            case ANSWERS -> asked(dialogue, Act.Kind.ANSWERS);
            case PROGRESS -> asked(dialogue, Act.Kind.PROGRESS);
            case CASE -> new Turn(dialogue, Act.about(here(dialogue, moment), Act.Kind.CASE, command.argument()));
            case BAD_TICKET -> Turn.say(dialogue, replies.badTicket());
            case HELP -> Turn.say(dialogue, replies.help());
            case CONTACTS -> contacts(dialogue, "", moment);
            case BIND -> Turn.say(dialogue, replies.binding());
            case SWITCH -> villages.ask(dialogue, "", moment);
            case NUMBER, NOTHING -> other(dialogue, text, moment);
        };
    }

    private Turn other(Dialogue dialogue, String text, Moment moment) {
        return keyword(dialogue, text, moment).orElseGet(() -> drafts.said(dialogue, text, moment));
    }

    /** What the village wants answered, unless something is being put together or somebody is in danger. */
    private Optional<Turn> keyword(Dialogue dialogue, String text, Moment moment) {
        var here = here(dialogue, moment);
        var known = moment.around().keywords();
        if (here.isEmpty() || dialogue.drafts().current().isPresent() || drafts.alarming(text)) {
            return Optional.empty();
        }
        return known.open()
                ? Optional.of(new Turn(dialogue, Act.about(here, Act.Kind.LOOK_UP, text)))
                : known.reply().filter(reply -> known.village().equals(here)).map(reply -> Turn.say(dialogue, reply));
    }

    /** Whether a line is a command, which comes before any keyword. */
    public static boolean understands(String text) {
        return Command.of(text).word() != Command.Word.NOTHING;
    }

    private static Turn asked(Dialogue dialogue, Act.Kind kind) {
        return new Turn(dialogue, Act.of(kind));
    }

    private Turn contacts(Dialogue dialogue, String first, Moment moment) {
        var here = here(dialogue, moment);
        return here.isPresent()
                ? new Turn(dialogue, Act.about(here, Act.Kind.CONTACTS, "").led(first))
                : villages.ask(dialogue, first, moment);
    }

    private static Optional<Village.Id> here(Dialogue dialogue, Moment moment) {
        return moment.village(dialogue).map(Home.Choice::village);
    }
}
