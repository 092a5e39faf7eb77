package village.wechat.dialogue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Fingerprints;
import village.api.Once;
import village.api.attachment.Attachment;
import village.api.complaint.Reporting;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Openness;
import village.api.inquiry.asking.AskDesk;
import village.api.inquiry.asking.ListDesks;
import village.api.inquiry.asking.ReadInquiry;
import village.api.inquiry.asking.Wish;
import village.api.inquiry.faq.FindFaqs;
import village.api.place.Village;
import village.api.place.Villages;
import village.wechat.dialogue.talk.AskingReplies;
import village.wechat.dialogue.talk.DeskMenu;
import village.wechat.dialogue.talk.Draft;
import village.wechat.dialogue.talk.Replies;

/** The one place of the dialogue that knows inquiries: offers what was answered before, and asks. */
final class AskingDesk {
    private static final int LATEST = 2;

    private final AskDesk askDesk;
    private final ReadInquiry readInquiry;
    private final FindFaqs findFaqs;
    private final ListDesks desks;
    private final Villages villages;
    private final Fingerprints fingerprints;
    private final Replies replies;

    AskingDesk(
            AskDesk askDesk,
            ReadInquiry readInquiry,
            FindFaqs findFaqs,
            ListDesks desks,
            Villages villages,
            Fingerprints fingerprints,
            Replies replies) {
        this.askDesk = askDesk;
        this.readInquiry = readInquiry;
        this.findFaqs = findFaqs;
        this.desks = desks;
        this.villages = villages;
        this.fingerprints = fingerprints;
        this.replies = replies;
    }

    /** The answer that is known already, as it is offered; empty where there is none. */
    Mono<String> known(Village.Id village, Draft draft) {
        return findFaqs.like(village, draft.text(), 1)
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()))
                .map(faq ->
                        replies.known(faq.wording().question(), faq.wording().answer()));
    }

    /** Whom to ask, the village's own desk first. */
    Mono<DeskMenu> menu(Village.Id village) {
        return desks.open(village)
                .map(open -> new DeskMenu(open.stream()
                        .map(desk -> new DeskMenu.Entry(desk.code(), desk.name(), desk.hint()))
                        .toList()));
    }

    /** Asks a desk; again gives the same inquiry. */
    Mono<Inquiry> ask(Actor actor, Draft draft, DeskMenu.Question question, List<Attachment.Id> attachments) {
        var wish = new Wish(
                question.desk(),
                draft.text(),
                attachments,
                question.open(),
                Optional.empty(),
                Reporting.Source.ACCOUNT);
        return askDesk.ask(actor, wish, once(actor, draft));
    }

    private Once once(Actor actor, Draft draft) {
        var key = "account:" + draft.id();
        return new Once(
                "person:" + actor.requirePerson(),
                "inquiry.ask",
                key,
                fingerprints.of(key.getBytes(StandardCharsets.US_ASCII)));
    }

    /** What the follower asked last, in every village, in his own chat only. */
    Mono<String> answers(Optional<Person.Id> person) {
        return Mono.justOrEmpty(person)
                .flatMap(known -> readInquiry.own(Actor.self(known), new Inquiries.Slice(Optional.empty(), LATEST)))
                .map(own -> replies.answers(own.page().items()))
                .defaultIfEmpty(replies.bindToSee());
    }

    Mono<String> asked(Inquiry inquiry) {
        return Mono.zip(
                villages.byId(inquiry.village()),
                menu(inquiry.village()),
                (village, menu) ->
                        replies.asked(village, inquiry.id(), Optional.of(inquiry.dueAt()), whoReads(inquiry, menu)));
    }

    private static String whoReads(Inquiry inquiry, DeskMenu menu) {
        var name = menu.desks().stream()
                .filter(desk -> desk.code().equals(inquiry.desk()))
                .map(DeskMenu.Entry::name)
                .findFirst()
                .orElse(inquiry.desk());
        return AskingReplies.whoReads(name, inquiry.openness().state() != Openness.State.PRIVATE);
    }

    Mono<String> asked(Village.Id village, Inquiry.Id inquiry) {
        return villages.byId(village).map(found -> replies.asked(found, inquiry, Optional.empty(), ""));
    }
}
