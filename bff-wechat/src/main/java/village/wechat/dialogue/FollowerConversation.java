package village.wechat.dialogue;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Contacts;
import village.wechat.account.AccountMessage;
import village.wechat.account.Conversation;
import village.wechat.dialogue.talk.Act;
import village.wechat.dialogue.talk.Replies;
import village.wechat.dialogue.talk.SentMedia;
import village.wechat.dialogue.talk.Surroundings;
import village.wechat.dialogue.talk.Surroundings.Keywords;
import village.wechat.dialogue.talk.Talk;
import village.wechat.dialogue.talk.Turn;

/**
 * The public account's dialogue. What a message changes is written down under the dialogue's lock first; what has to be
 * done then is done after, and safe to be done again.
 */
final class FollowerConversation implements Conversation {
    private static final UUID NO_MESSAGE = new UUID(0, 0);

    private final Talk talk;
    private final Reception reception;
    private final Conversations conversations;
    private final ReportDesk reports;
    private final SupplementDesk supplements;
    private final CaseDesk cases;
    private final AskingDesk asking;
    private final KeywordDesk keywords;
    private final Contacts contacts;
    private final Replies replies;
    private final Clock clock;

    FollowerConversation(
            Talk talk,
            Reception reception,
            Conversations conversations,
            ReportDesk reports,
            SupplementDesk supplements,
            CaseDesk cases,
            AskingDesk asking,
            KeywordDesk keywords,
            Contacts contacts,
            Replies replies,
            Clock clock) {
        this.talk = talk;
        this.reception = reception;
        this.conversations = conversations;
        this.reports = reports;
        this.supplements = supplements;
        this.cases = cases;
        this.asking = asking;
        this.keywords = keywords;
        this.contacts = contacts;
        this.replies = replies;
        this.clock = clock;
    }

    @Override
    public Mono<Optional<String>> answer(AccountMessage message, String key) {
        return reception
                .meet(message)
                .flatMap(met -> waiting(message, met))
                .flatMap(met -> heard(message, key, met).flatMap(turn -> done(message, met, turn)))
                .map(told -> Optional.of(told).filter(reply -> !reply.isEmpty()).map(Replies::fitted));
    }

    /** Whatever he says may be for a case that waits: he is shown the choice, however he came to it. */
    private Mono<Met> waiting(AccountMessage message, Met met) {
        return !mayAdd(message)
                ? Mono.just(met)
                : Mono.justOrEmpty(met.person())
                        .flatMap(cases::waiting)
                        .map(his -> new Met(met.person(), met.surroundings().with(his)))
                        .defaultIfEmpty(met);
    }

    private static boolean mayAdd(AccountMessage message) {
        return message.content() instanceof AccountMessage.Text
                || message.content() instanceof AccountMessage.Scanned
                || (message.content() instanceof AccountMessage.Location place && place.chosen())
                || SentMedia.of(NO_MESSAGE, message.content()).isPresent();
    }

    private Mono<Turn> heard(AccountMessage message, String key, Met met) {
        var from = message.from();
        var named = from.appId() + '\0' + from.value() + '\0' + key;
        var id = UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8));
        return heard(message, id, met.surroundings().with(Keywords.OPEN))
                .flatMap(turn -> turn.act().kind() == Act.Kind.LOOK_UP
                        ? answers(turn.act(), met)
                                .flatMap(known ->
                                        heard(message, id, met.surroundings().with(known)))
                        : Mono.just(turn));
    }

    private Mono<Turn> heard(AccountMessage message, UUID id, Surroundings around) {
        return conversations.hear(
                message.from(), before -> talk.hear(before, message.content(), id, around, clock.instant()));
    }

    private Mono<Keywords> answers(Act act, Met met) {
        var asked = act.village().orElseThrow();
        return Mono.justOrEmpty(met.surroundings().served().stream()
                        .filter(village -> village.id().equals(asked))
                        .findFirst())
                .flatMap(village -> keywords.reply(village, act.detail()))
                .defaultIfEmpty(Optional.empty())
                .map(reply -> Keywords.of(asked, reply));
    }

    private Mono<String> done(AccountMessage message, Met met, Turn turn) {
        var from = message.from();
        var act = turn.act();
        return switch (act.kind()) {
            case SAY, LOOK_UP -> Mono.just(act.lead());
            case FETCH -> known(met, act, person -> reports.fetch(from, person, turn.after(), act));
            case FILE, FILE_WITHOUT -> known(met, act, person -> reports.file(from, person, turn.after(), act));
            case ASK -> known(met, act, person -> reports.ask(from, person, turn.after(), act));
            case SUPPLEMENT -> known(met, act, person -> led(act, supplemented(message, person, act)));
            case SUPPLEMENT_DRAFT -> known(met, act, person -> supplements.add(from, person, turn.after(), act));
            case ANSWERS -> led(act, asking.answers(met.person()));
            case JOIN -> known(met, act, person -> reports.join(from, person, act));
            case PROGRESS -> led(act, cases.progress(met.person()));
            case CASE -> led(act, cases.oneCase(met, act));
            case CONTACTS -> led(act, called(act));
            case FORGET -> conversations.forget(from).thenReturn("");
        };
    }

    /** Only somebody who is bound gets as far as this; should he be unknown by now, nothing is lost. */
    private Mono<String> known(Met met, Act act, Function<Person.Id, Mono<String>> work) {
        return Mono.justOrEmpty(met.person()).flatMap(work).defaultIfEmpty(act.lead());
    }

    private Mono<String> supplemented(AccountMessage message, Person.Id person, Act act) {
        return Mono.justOrEmpty(SentMedia.of(act.subject().orElseThrow(), message.content()))
                .flatMap(sent -> supplements.add(message.from(), person, sent, act));
    }

    private Mono<String> called(Act act) {
        return Mono.justOrEmpty(act.village())
                .flatMap(village -> contacts.of(village).collectList())
                .map(replies::contacts);
    }

    private static Mono<String> led(Act act, Mono<String> told) {
        return told.map(text -> Sentences.joined(act.lead(), text));
    }
}
