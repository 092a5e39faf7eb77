package village.wechat.dialogue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.complaint.intake.FindNear;
import village.api.identity.Actor;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.RoleBook;
import village.api.place.Village;
import village.wechat.dialogue.MediaDesk.Brought;
import village.wechat.dialogue.talk.Act;
import village.wechat.dialogue.talk.AskingReplies;
import village.wechat.dialogue.talk.DeskMenu;
import village.wechat.dialogue.talk.Dialogue;
import village.wechat.dialogue.talk.Drafts;
import village.wechat.dialogue.talk.Drafts.Asking;
import village.wechat.dialogue.talk.Drafts.Filed;
import village.wechat.dialogue.talk.Drafts.Filing;
import village.wechat.dialogue.talk.Replies;

/** Makes drafts cases: fetches what is still at WeChat, files, and remembers which case a draft became. */
final class ReportDesk {
    private static final Duration AT_ARRIVAL = Duration.ofSeconds(2);
    private static final Duration AT_FILING = Duration.ofSeconds(3);
    private static final int TOGETHER = 4;
    /** He confirmed twice, and the first time is under way. */
    private static final RetryBackoffSpec AT_THE_SAME_TIME = Retry.backoff(3, Duration.ofMillis(200))
            .filter(ReportDesk::inProgress)
            .onRetryExhaustedThrow((spec, last) -> last.failure());

    private final Conversations conversations;
    private final MediaDesk media;
    private final CaseDesk cases;
    private final AskingDesk asking;
    private final NearDesk near;
    private final RoleBook roles;
    private final Replies replies;

    ReportDesk(
            Conversations conversations,
            MediaDesk media,
            CaseDesk cases,
            AskingDesk asking,
            NearDesk near,
            RoleBook roles,
            Replies replies) {
        this.conversations = conversations;
        this.media = media;
        this.cases = cases;
        this.asking = asking;
        this.near = near;
        this.roles = roles;
        this.replies = replies;
    }

    /** Brings in at once what has just come, so that it need not wait for the filing; tells if that fails. */
    Mono<String> fetch(OpenId follower, Person.Id person, Dialogue dialogue, Act act) {
        var sent = act.subject()
                .flatMap(dialogue.drafts()::media)
                .filter(one -> act.village().flatMap(one::in).isEmpty());
        return Mono.justOrEmpty(sent)
                .flatMap(one -> actor(person, act.village().orElseThrow())
                        .flatMap(actor -> media.bring(follower, actor, one, AT_ARRIVAL)))
                .flatMap(brought -> noted(follower, brought::noted).thenReturn(brought.said()))
                .defaultIfEmpty("")
                .map(told -> Sentences.joined(act.lead(), told));
    }

    /** Files the act's draft, or tells what became of it before. */
    Mono<String> file(OpenId follower, Person.Id person, Dialogue dialogue, Act act) {
        var draft = act.subject().orElseThrow();
        var filed = dialogue.drafts().filed(draft);
        if (filed.isPresent()) {
            return told(person, filed.get());
        }
        var filing = dialogue.drafts().filing(draft);
        return filing.isPresent()
                ? file(follower, person, filing.get(), act.kind() == Act.Kind.FILE_WITHOUT)
                : Mono.just(replies.sayAgain());
    }

    /** Offers the answer that is known, then whom to ask, before it asks; again tells what was asked before. */
    Mono<String> ask(OpenId follower, Person.Id person, Dialogue dialogue, Act act) {
        var draft = act.subject().orElseThrow();
        var before = dialogue.drafts().asking(draft);
        var asked = before.flatMap(Asking::inquiry);
        if (asked.isPresent()) {
            return asking.asked(before.get().village(), asked.get());
        }
        return Mono.justOrEmpty(dialogue.drafts().filing(draft))
                .flatMap(filing -> act.detail().isEmpty()
                        ? offered(follower, person, filing, before.isPresent())
                        : ask(follower, person, filing, DeskMenu.Question.of(act.detail())))
                .switchIfEmpty(Mono.defer(() -> offeredAgain(dialogue, draft)))
                .defaultIfEmpty(replies.sayAgain());
    }

    /** The same message came twice: it is told the same. */
    private Mono<String> offeredAgain(Dialogue dialogue, UUID draft) {
        return Mono.justOrEmpty(dialogue.drafts().asking(draft))
                .flatMap(offer -> Mono.justOrEmpty(dialogue.drafts().current())
                        .filter(current -> current.id().equals(draft))
                        .flatMap(current -> offer.menu()
                                .map(menu -> Mono.just(AskingReplies.desks(menu)))
                                .orElseGet(() -> asking.known(offer.village(), current))));
    }

    private Mono<String> offered(OpenId follower, Person.Id person, Filing filing, boolean before) {
        var known = before ? Mono.<String>empty() : asking.known(filing.village(), filing.draft());
        var offer = Asking.offered(filing.draft().id(), filing.village());
        return known.flatMap(answer -> offered(follower, offer, answer))
                .switchIfEmpty(Mono.defer(
                        () -> asking.menu(filing.village()).flatMap(menu -> chosen(follower, person, filing, menu))));
    }

    /** Where there is one desk only, nobody has to choose. */
    private Mono<String> chosen(OpenId follower, Person.Id person, Filing filing, DeskMenu menu) {
        return menu.desks().size() == 1
                ? ask(
                        follower,
                        person,
                        filing,
                        new DeskMenu.Question(menu.desks().get(0).code(), false))
                : offered(
                        follower,
                        Asking.choosing(filing.draft().id(), filing.village(), menu),
                        AskingReplies.desks(menu));
    }

    private Mono<String> offered(OpenId follower, Asking offer, String told) {
        return noted(follower, drafts -> drafts.offered(offer)).thenReturn(told);
    }

    /** What says something in words goes without what WeChat does not hand over. */
    private Mono<String> ask(OpenId follower, Person.Id person, Filing filing, DeskMenu.Question question) {
        var insists = !filing.draft().text().isEmpty();
        return actor(person, filing.village())
                .flatMap(actor -> brought(follower, actor, filing)
                        .flatMap(all -> stops(all, insists)
                                ? returned(follower, person, filing, whyNotAsked(all))
                                : asked(follower, actor, filing, question, all)));
    }

    private Mono<String> asked(
            OpenId follower, Actor actor, Filing filing, DeskMenu.Question question, List<Brought> all) {
        var draft = filing.draft();
        return asking.ask(actor, draft, question, CaseDesk.inOrder(draft, kept(filing, all)))
                .retryWhen(AT_THE_SAME_TIME)
                .flatMap(inquiry -> noted(
                                follower,
                                drafts -> drafts.asked(Asking.asked(draft.id(), filing.village(), inquiry.id())))
                        .then(asking.asked(inquiry)))
                .onErrorResume(
                        Refusal.class,
                        refusal -> inProgress(refusal)
                                ? Mono.error(refusal)
                                : returned(
                                        follower, actor.requirePerson(), filing, replies.notFiled(refusal.detail())));
    }

    private Mono<String> file(OpenId follower, Person.Id person, Filing filing, boolean insists) {
        return actor(person, filing.village())
                .flatMap(actor -> near.nearest(actor, filing.draft())
                        .flatMap(found -> beside(follower, filing, found))
                        .switchIfEmpty(Mono.defer(() -> brought(follower, actor, filing)
                                .flatMap(all -> stops(all, insists)
                                        ? returned(follower, person, filing, whyNot(all))
                                        : filed(follower, actor, filing, all)))));
    }

    private Mono<String> beside(OpenId follower, Filing filing, FindNear.Nearby found) {
        return noted(follower, drafts -> drafts.beside(filing.draft().id(), found.id()))
                .thenReturn(replies.near(found));
    }

    /** Joins what the follower was shown; where that is no longer possible, the draft stays. */
    Mono<String> join(OpenId follower, Person.Id person, Act act) {
        var shown = new Complaint.Id(UUID.fromString(act.detail()));
        return actor(person, act.village().orElseThrow())
                .flatMap(actor -> near.join(actor, shown))
                .flatMap(joined ->
                        noted(follower, drafts -> drafts.joined(act.subject().orElseThrow())))
                .thenReturn(replies.joined())
                .onErrorResume(Refusal.class, refusal -> Mono.just(replies.notFiled(refusal.detail())));
    }

    private Mono<Actor> actor(Person.Id person, Village.Id village) {
        return roles.standing(person, village).map(standing -> standing.actor(person, village));
    }

    private Mono<List<Brought>> brought(OpenId follower, Actor actor, Filing filing) {
        return Flux.fromIterable(filing.draft().media())
                .filter(sent -> sent.in(filing.village()).isEmpty())
                .flatMapSequential(sent -> media.bring(follower, actor, sent, AT_FILING), TOGETHER)
                .collectList()
                .flatMap(all -> all.isEmpty()
                        ? Mono.just(all)
                        : noted(follower, drafts -> noted(drafts, all)).thenReturn(all));
    }

    private static Drafts noted(Drafts drafts, List<Brought> all) {
        return all.stream().reduce(drafts, (known, brought) -> brought.noted(known), (one, other) -> other);
    }

    /** What can be had later is waited for, and what is lost is told before it is too late, unless he insists. */
    private static boolean stops(List<Brought> all, boolean insists) {
        return !insists && all.stream().anyMatch(brought -> brought.kept().isEmpty());
    }

    private String whyNot(List<Brought> all) {
        var later = later(all);
        return Sentences.joined(
                lost(all), later > 0 ? replies.notFiledWithoutMedia(later) : replies.notFiledMediaLost());
    }

    private static String whyNotAsked(List<Brought> all) {
        var later = later(all);
        return Sentences.joined(
                lost(all), later > 0 ? AskingReplies.notAskedWithoutMedia(later) : AskingReplies.notAskedMediaLost());
    }

    private static String lost(List<Brought> all) {
        return all.stream()
                .filter(brought -> brought.kept().isEmpty() && !brought.later())
                .map(Brought::said)
                .distinct()
                .collect(Collectors.joining("\n"));
    }

    private static int later(List<Brought> all) {
        return (int) all.stream().filter(Brought::later).count();
    }

    private Mono<String> filed(OpenId follower, Actor actor, Filing filing, List<Brought> all) {
        return cases.file(actor, filing.draft(), kept(filing, all))
                .retryWhen(AT_THE_SAME_TIME)
                .flatMap(complaint -> conversations
                        .change(
                                follower,
                                dialogue -> dialogue.with(drafts ->
                                        drafts.filed(new Filed(filing.draft().id(), filing.village(), complaint.id()))))
                        .then(cases.filed(complaint)))
                .onErrorResume(
                        Refusal.class,
                        refusal -> inProgress(refusal)
                                ? Mono.error(refusal)
                                : returned(
                                        follower, actor.requirePerson(), filing, replies.notFiled(refusal.detail())));
    }

    private static Map<UUID, Attachment.Id> kept(Filing filing, List<Brought> all) {
        var kept = new HashMap<UUID, Attachment.Id>();
        filing.draft().media().forEach(sent -> sent.in(filing.village()).ifPresent(file -> kept.put(sent.id(), file)));
        all.forEach(brought ->
                brought.kept().ifPresent(stored -> kept.put(brought.sent().id(), stored.attachment())));
        return kept;
    }

    private static boolean inProgress(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.IDEMPOTENCY_IN_PROGRESS;
    }

    private Mono<String> returned(OpenId follower, Person.Id person, Filing filing, String told) {
        var draft = filing.draft().id();
        return conversations
                .change(follower, dialogue -> dialogue.with(drafts -> drafts.returned(draft)))
                .flatMap(after -> after.drafts()
                        .filed(draft)
                        .map(filed -> told(person, filed))
                        .orElseGet(() -> Mono.just(told)));
    }

    private Mono<String> told(Person.Id person, Filed filed) {
        return actor(person, filed.village()).flatMap(actor -> cases.filed(actor, filed.complaint()));
    }

    private Mono<Dialogue> noted(OpenId follower, UnaryOperator<Drafts> change) {
        return conversations.change(follower, dialogue -> dialogue.with(change));
    }
}
