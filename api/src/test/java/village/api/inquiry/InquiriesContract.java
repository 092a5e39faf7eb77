package village.api.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.inquiry.Asked.DUE;
import static village.api.inquiry.Asked.NOW;
import static village.api.inquiry.Asked.answer;
import static village.api.inquiry.Asked.decision;
import static village.api.inquiry.Asked.once;
import static village.api.inquiry.Asked.person;
import static village.api.inquiry.Asked.said;
import static village.api.inquiry.Asked.told;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Reporting;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.inquiry.Inquiries.Limits;
import village.api.inquiry.Inquiries.Slice;
import village.api.inquiry.Inquiry.Status;
import village.api.place.Village;

/** What askers and desks may rely on, races included. */
public interface InquiriesContract {
    LocalDate TODAY = LocalDate.parse("2026-11-25");
    Set<String> EVERY = Set.of("office", "law", "policy", "farming");

    Inquiries inquiries();

    /** A village without inquiries. */
    Village.Id village();

    /** How often an event of the type was told of the village's inquiries. */
    long happened(String type);

    @Test
    default void anInquiryComesBackAsItWasAskedAndAsItBecame() {
        var asker = person();
        var inquiry = add(Asked.inquiry(village(), asker, "law", true, DUE));
        assertThat(now(inquiries().byId(village(), inquiry.id()))).isEqualTo(inquiry);
        assertThat(inquiries()
                        .byId(new Village.Id(UUID.randomUUID()), inquiry.id())
                        .blockOptional())
                .isEmpty();
        change(inquiry, "passed-on", one -> one.passedOn("policy", DUE.plusSeconds(1), NOW));
        var recording = new Attachment.Id(UUID.randomUUID());
        change(
                inquiry,
                "asked-again",
                one -> one.askedAgain(
                        new Message(Message.Side.ASKER, "", List.of(recording), asker, NOW), DUE.plusSeconds(1)));
        var written = new Message.Transcript(recording, "低保怎么办", person(), NOW);
        var heard = change(inquiry, "transcribed", one -> one.transcribed(written));
        assertThat(now(inquiries().byId(village(), inquiry.id()))).isEqualTo(heard);
        assertThat(heard.last().transcripts()).containsExactly(written);
        change(inquiry, "answered", one -> one.answered(answer("找民政窗口。")));
        var shown = List.of(new Openness.Line(Message.Side.DESK, "找民政窗口。", NOW));
        change(inquiry, "published", one -> one.published(shown, decision("")));
        var again = change(inquiry, "asked-again", one -> one.askedAgain(said(asker, "要带什么？"), DUE));
        assertThat(now(inquiries().byId(village(), inquiry.id()))).isEqualTo(again);
        var declined = change(inquiry, "declined", one -> one.declined(new Inquiry.Declining("请问村医。", person(), NOW)));
        assertThat(now(inquiries().byId(village(), inquiry.id()))).isEqualTo(declined);
    }

    @Test
    default void whatStaffOrARelativeBroughtKeepsWhoseItIs() {
        var mother = person();
        var daughter = person();
        var family = add(Asked.of(
                village(),
                new Reporting(
                        Optional.of(mother),
                        Optional.of(new RosterPerson.Id(UUID.randomUUID())),
                        daughter,
                        Reporting.Source.FAMILY),
                "office",
                false,
                DUE));
        var caller = add(Asked.of(
                village(),
                new Reporting(Optional.empty(), Optional.empty(), person(), Reporting.Source.PHONE),
                "office",
                false,
                DUE));
        assertThat(now(inquiries().byId(village(), family.id()))).isEqualTo(family);
        assertThat(now(inquiries().byId(village(), caller.id()))).isEqualTo(caller);
        assertThat(now(inquiries().askedBy(mother, slice())).items()).containsExactly(family);
        assertThat(now(inquiries().askedBy(daughter, slice())).items()).containsExactly(family);
        assertThat(now(inquiries().askedBy(caller.asker().reporting().filer(), slice()))
                        .items())
                .isEmpty();
    }

    @Test
    default void oneKeyAsksOnceHoweverManyTry() {
        var once = once();
        var asker = person();
        var ids = together(
                8,
                number -> inquiries()
                        .add(once, asked(asker), TODAY, Optional.of(new Limits(1, 1)))
                        .map(Inquiry.Id::toString));
        assertThat(ids.stream().distinct()).hasSize(1);
        assertThat(now(inquiries().askedBy(asker, slice())).items()).hasSize(1);
        assertThat(happened("asked")).isEqualTo(1);
    }

    @Test
    default void nobodyAsksMoreThanAllowedHoweverFast() {
        var asker = person();
        assertThat(many(asker, new Limits(3, 100)))
                .containsOnly("ok", Reason.INQUIRY_DAILY.name())
                .filteredOn("ok"::equals)
                .hasSize(3);
        assertThat(now(inquiries().add(once(), asked(asker), TODAY.plusDays(1), Optional.of(new Limits(3, 100)))))
                .isNotNull();
        var other = person();
        assertThat(many(other, new Limits(100, 2)))
                .containsOnly("ok", Reason.INQUIRY_TOO_MANY.name())
                .filteredOn("ok"::equals)
                .hasSize(2);
        change(now(inquiries().askedBy(other, slice())).items().get(0), "answered", one -> one.answered(answer("好。")));
        assertThat(now(inquiries().add(once(), asked(other), TODAY, Optional.of(new Limits(100, 2)))))
                .isNotNull();
    }

    private List<String> many(Person.Id asker, Limits limits) {
        return together(
                8,
                number -> inquiries()
                        .add(once(), asked(asker), TODAY, Optional.of(limits))
                        .thenReturn("ok"));
    }

    @Test
    default void aRefusedInquiryLeavesNothing() {
        var asker = person();
        var once = once();
        assertThatThrownBy(() -> now(inquiries().add(once, asked(asker), TODAY, Optional.of(new Limits(1, 0)))))
                .isInstanceOf(Refusal.class);
        assertThat(now(inquiries().askedBy(asker, slice())).items()).isEmpty();
        assertThat(now(inquiries().add(once, asked(asker), TODAY, Optional.of(new Limits(1, 1)))))
                .isNotNull();
    }

    @Test
    default void ofTwoAnswersAtOnceOneWins() {
        var inquiry = add(Asked.inquiry(village(), person()));
        var outcomes = together(
                8,
                number -> inquiries()
                        .change(
                                village(),
                                inquiry.id(),
                                Optional.empty(),
                                one -> told(one.requireVersion(1).answered(answer("答 " + number)), "answered"))
                        .thenReturn("ok"));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(outcomes).filteredOn(Reason.INQUIRY_STALE.name()::equals).hasSize(7);
        assertThat(now(inquiries().byId(village(), inquiry.id())).thread()).hasSize(2);
        assertThat(happened("answered")).isEqualTo(1);
    }

    @Test
    default void whatTheAskerAddsAndWhatTheDeskAnswersAtOnceAreBothThere() {
        var asker = person();
        var inquiry = add(Asked.inquiry(village(), asker));
        together(
                8,
                number -> inquiries()
                        .change(
                                village(),
                                inquiry.id(),
                                Optional.empty(),
                                one -> told(
                                        number % 2 == 0
                                                ? one.askedAgain(said(asker, "问 " + number), DUE)
                                                : one.answered(answer("答 " + number)),
                                        "said"))
                        .thenReturn("ok"));
        var thread = now(inquiries().byId(village(), inquiry.id())).thread();
        assertThat(thread).hasSize(9);
        assertThat(thread).extracting(Message::text).doesNotHaveDuplicates();
        assertThat(happened("said")).isEqualTo(8);
    }

    @Test
    default void aRepeatedActChangesNothing() {
        var inquiry = add(Asked.inquiry(village(), person()));
        var once = Optional.of(once());
        for (var time = 0; time < 2; time++) {
            now(inquiries().change(village(), inquiry.id(), once, one -> told(one.answered(answer("好。")), "answered")));
        }
        assertThat(now(inquiries().byId(village(), inquiry.id())).thread()).hasSize(2);
        assertThat(happened("answered")).isEqualTo(1);
    }

    @Test
    default void whatWaitsComesWithTheFirstDueFirstAndOnlyFromTheDesksAskedFor() {
        var late = add(Asked.inquiry(village(), person(), "office", false, DUE.plusSeconds(60)));
        var early = add(Asked.inquiry(village(), person(), "office", false, DUE));
        var same = add(Asked.inquiry(village(), person(), "farming", false, DUE));
        var law = add(Asked.inquiry(village(), person(), "law", false, DUE.minusSeconds(60)));
        var answered = add(Asked.inquiry(village(), person()));
        change(answered, "answered", one -> one.answered(answer("好。")));
        assertThat(walk(slice -> inquiries().waiting(village(), Set.of("office", "farming"), slice)))
                .containsExactly(early.id(), same.id(), late.id());
        assertThat(walk(slice -> inquiries().inStatus(village(), EVERY, Status.ANSWERED, slice)))
                .containsExactly(answered.id());
        assertThat(walk(slice -> inquiries().waiting(village(), Set.of("law"), slice)))
                .containsExactly(law.id());
    }

    @Test
    default void whatLiesAtDesksOfSeveralVillagesComesAsOneListOfThesePlacesAlone() {
        var late = add(Asked.inquiry(village(), person(), "law", false, DUE.plusSeconds(60)));
        var early = add(Asked.inquiry(village(), person(), "law", false, DUE));
        var office = add(Asked.inquiry(village(), person(), "office", false, DUE));
        var first = add(Asked.inquiry(village(), person(), "law", false, DUE));
        var second = add(Asked.inquiry(village(), person(), "law", false, DUE));
        change(first, "answered", one -> one.answered(answer("好。")));
        change(second, "answered", one -> one.answered(answer("好。")));
        var places = Set.of(
                new Inquiries.Place(village(), "law"),
                new Inquiries.Place(new Village.Id(UUID.randomUUID()), "office"));
        assertThat(walk(slice -> inquiries().at(places, Status.WAITING, slice)))
                .containsExactly(early.id(), late.id())
                .doesNotContain(office.id());
        assertThat(walk(slice -> inquiries().at(places, Status.ANSWERED, slice)))
                .containsExactly(second.id(), first.id());
        assertThat(walk(slice -> inquiries().at(Set.of(), Status.WAITING, slice)))
                .isEmpty();
    }

    @Test
    default void whatWasWrittenOrSpokenIsFoundByItsWordsAtTheDesksAskedFor() {
        var recording = new Attachment.Id(UUID.randomUUID());
        var written = add(Asked.inquiry(village(), person()));
        change(written, "answered", one -> one.answered(answer("带户口本到镇里。")));
        var spoken = add(spoken(recording));
        change(
                spoken,
                "transcribed",
                one -> one.transcribed(new Message.Transcript(recording, "户口本丢了", person(), NOW)));
        assertThat(found("户口本", EVERY)).containsExactly(spoken.id(), written.id());
        assertThat(found("户口本 低保", EVERY)).containsExactly(written.id());
        assertThat(found("丢", EVERY)).containsExactly(spoken.id());
        assertThat(found("口户", EVERY)).isEmpty();
        assertThat(found("户口本", Set.of("law"))).isEmpty();
        assertThat(now(inquiries()
                                .saying(
                                        new Village.Id(UUID.randomUUID()),
                                        EVERY,
                                        InquirySearch.of("户口本").orElseThrow(),
                                        slice()))
                        .items())
                .isEmpty();
    }

    private Inquiry spoken(Attachment.Id recording) {
        var asker = person();
        var reporting = new Reporting(Optional.of(asker), Optional.empty(), asker, Reporting.Source.WECHAT);
        return Inquiry.asked(
                new Inquiry.Id(Asked.nextId()),
                village(),
                new Inquiry.Asker(reporting, Optional.empty()),
                "office",
                false,
                new Message(Message.Side.ASKER, "", List.of(recording), asker, NOW),
                DUE);
    }

    private List<Inquiry.Id> found(String typed, Set<String> desks) {
        var search = InquirySearch.of(typed).orElseThrow();
        return walk(slice -> inquiries().saying(village(), desks, search, slice));
    }

    @Test
    default void onlyWhatIsAnsweredWaitsForModerationAndOnlyWhatPassedIsPublic() {
        var open = new ArrayList<Inquiry>();
        for (var at = 0; at < 3; at++) {
            open.add(add(Asked.inquiry(village(), person(), "office", true, DUE)));
        }
        add(Asked.inquiry(village(), person()));
        assertThat(walk(slice -> inquiries().toModerate(village(), EVERY, slice)))
                .isEmpty();
        open.forEach(each -> change(each, "answered", one -> one.answered(answer("好。"))));
        assertThat(walk(slice -> inquiries().toModerate(village(), EVERY, slice)))
                .containsExactly(open.get(2).id(), open.get(1).id(), open.get(0).id());
        assertThat(walk(slice -> inquiries().toModerate(village(), Set.of("law"), slice)))
                .isEmpty();
        var shown = List.of(new Openness.Line(Message.Side.DESK, "好。", NOW));
        change(open.get(0), "published", one -> one.published(shown, decision("")));
        change(open.get(1), "hidden", one -> one.keptBack(decision("私事")));
        assertThat(walk(slice -> inquiries().toModerate(village(), EVERY, slice)))
                .containsExactly(open.get(2).id());
        assertThat(walk(slice -> inquiries().published(village(), slice)))
                .containsExactly(open.get(0).id());
    }

    @Test
    default void ofTwoWhoTakeItBackFromThePublicAtOnceOneDoes() {
        var inquiry = answeredOpenly();
        var shown = List.of(new Openness.Line(Message.Side.DESK, "好。", NOW));
        change(inquiry, "published", one -> one.published(shown, decision("")));
        var outcomes = together(4, number -> hiding(inquiry));
        assertThat(outcomes).containsOnlyOnce("ok").hasSize(4);
        assertThat(happened("hidden")).isEqualTo(1);
        assertThat(walk(slice -> inquiries().published(village(), slice))).isEmpty();
    }

    @Test
    default void publishedAndKeptBackAtOnceItIsNeverShownAfterwardsByWhoReadItBefore() {
        var inquiry = answeredOpenly();
        var read = now(inquiries().byId(village(), inquiry.id())).version();
        var shown = List.of(new Openness.Line(Message.Side.DESK, "好。", NOW));
        var outcomes = together(
                2,
                number -> inquiries()
                        .change(
                                village(),
                                inquiry.id(),
                                Optional.empty(),
                                one -> number == 0
                                        ? told(one.requireVersion(read).published(shown, decision("")), "published")
                                        : told(one.requireVersion(read).keptBack(decision("私事")), "hidden"))
                        .thenReturn("ok"));
        assertThat(outcomes).containsOnlyOnce("ok").contains(Reason.INQUIRY_STALE.name());
        assertThat(walk(slice -> inquiries().published(village(), slice))).hasSize((int) happened("published"));
    }

    private Inquiry answeredOpenly() {
        var inquiry = add(Asked.inquiry(village(), person(), "office", true, DUE));
        change(inquiry, "answered", one -> one.answered(answer("好。")));
        return inquiry;
    }

    private Mono<String> hiding(Inquiry inquiry) {
        return inquiries()
                .change(village(), inquiry.id(), Optional.empty(), one -> told(one.keptBack(decision("私事")), "hidden"))
                .thenReturn("ok");
    }

    private Inquiry add(Inquiry inquiry) {
        now(inquiries().add(once(), told(inquiry, "asked"), TODAY, Optional.empty()));
        return inquiry;
    }

    private InquiryChange asked(Person.Id asker) {
        return told(Asked.inquiry(village(), asker), "asked");
    }

    private Inquiry change(Inquiry inquiry, String type, UnaryOperator<Inquiry> rule) {
        return now(inquiries().change(village(), inquiry.id(), Optional.empty(), one -> told(rule.apply(one), type)));
    }

    private static List<Inquiry.Id> walk(Function<Slice, Mono<Page<Inquiry, UUID>>> list) {
        var found = new ArrayList<Inquiry.Id>();
        var page = now(list.apply(new Slice(Optional.empty(), 2)));
        page.items().forEach(inquiry -> found.add(inquiry.id()));
        while (page.next().isPresent()) {
            page = now(list.apply(new Slice(page.next(), 2)));
            page.items().forEach(inquiry -> found.add(inquiry.id()));
        }
        return found;
    }

    private static Slice slice() {
        return new Slice(Optional.empty(), 100);
    }

    /** What each of several at once came to: its value, or the reason it was refused for. */
    private static List<String> together(int count, IntFunction<Mono<String>> act) {
        return Flux.range(0, count)
                .flatMap(
                        number -> Mono.defer(() -> act.apply(number))
                                .onErrorResume(
                                        Refusal.class,
                                        refusal -> Mono.just(refusal.reason().name()))
                                .subscribeOn(Schedulers.parallel()),
                        count)
                .collectList()
                .block();
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(20));
    }
}
