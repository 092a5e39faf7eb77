package village.infra.inquiry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.complaint.Reporting;
import village.api.complaint.registration.Caller;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.inquiry.Asked;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Message;
import village.api.place.Village;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;

/** What somebody takes along of what he asked by telephone, and what is forgotten of him. */
class OwnQuestionsByPhoneTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AtomicInteger NUMBER = new AtomicInteger(100_000_000);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Townsfolk folk = new Townsfolk(POSTGRES);
    private final Village.Id village = folk.village("330998601");
    private final PostgresInquiryCallers callers = new PostgresInquiryCallers(POSTGRES.database(), Townsfolk.SEALER);
    private final OwnQuestionsByPhone own = new OwnQuestionsByPhone(POSTGRES.database(), Townsfolk.SEALER);
    private final String phone = "13" + NUMBER.incrementAndGet();

    @Test
    void heTakesAlongWhatHeAskedHimselfTheLatestFirst() {
        var person = bound("陈秀英");
        var first = asked("陈秀英", phone);
        var second = asked("陈秀英", phone);
        asked("陈小明", phone);
        asked("陈秀英", "13" + NUMBER.incrementAndGet());
        assertThat(own.section()).isEqualTo("questionsByPhone");
        assertThat(told(person, 9)).hasSize(2).allSatisfy(one -> assertThat(one).containsOnlyKeys("notedAt"));
        assertThat(told(person, 1)).as("no more than asked for").hasSize(1);
        assertThat(told(folk.person(), 9)).isEmpty();
        assertThat(noted(first)).isTrue();
        assertThat(noted(second)).isTrue();
    }

    /** His child has the same number. */
    @Test
    void whoLeavesIsForgottenAndNobodyElse() {
        var person = bound("陈秀英");
        var his = asked("陈秀英", phone);
        var childs = asked("陈小明", phone);
        own.erase(person, Instant.now()).block(PATIENCE);
        assertThat(noted(his)).isFalse();
        assertThat(noted(childs)).isTrue();
        assertThat(told(person, 9)).isEmpty();
        own.erase(person, Instant.now()).block(PATIENCE);
        assertThat(noted(childs)).as("again is harmless").isTrue();
    }

    @Test
    void whatWasAskedInAnotherVillageWhereHeIsNotBoundIsNotHis() {
        var person = bound("陈秀英");
        var elsewhere = folk.village("330998602");
        var there = asked(elsewhere, "陈秀英", phone);
        assertThat(told(person, 9)).isEmpty();
        own.erase(person, Instant.now()).block(PATIENCE);
        assertThat(callers.of(elsewhere, there).block(PATIENCE)).isNotNull();
    }

    private Person.Id bound(String name) {
        var person = folk.person();
        var roster = folk.list(village, new PersonName(name), new PhoneNumber(phone), Optional.empty(), "villager", "");
        folk.bind(village, person, roster);
        return person;
    }

    private Inquiry.Id asked(String name, String number) {
        return asked(village, name, number);
    }

    private Inquiry.Id asked(Village.Id in, String name, String number) {
        var clerk = Asked.person();
        var question = new Message(Message.Side.ASKER, "低保怎么申请？", List.of(), clerk, Asked.NOW);
        var reporting = new Reporting(Optional.empty(), Optional.empty(), clerk, Reporting.Source.PHONE);
        var inquiry = Inquiry.asked(
                new Inquiry.Id(Townsfolk.IDS.next()),
                in,
                new Inquiry.Asker(reporting, Optional.of("*某某")),
                "office",
                false,
                question,
                Asked.DUE);
        new PostgresInquiries(POSTGRES.database(), Townsfolk.IDS)
                .add(Asked.once(), Asked.told(inquiry, "asked"), LocalDate.EPOCH, Optional.empty())
                .then(callers.add(in, inquiry.id(), Caller.of(name, Optional.of(number))))
                .block(PATIENCE);
        return inquiry.id();
    }

    private boolean noted(Inquiry.Id inquiry) {
        return callers.of(village, inquiry).blockOptional(PATIENCE).isPresent();
    }

    private List<Map<String, Object>> told(Person.Id person, int limit) {
        return own.of(person, limit).block(PATIENCE);
    }
}
