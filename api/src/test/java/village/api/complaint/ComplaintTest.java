package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

class ComplaintTest {
    private static final Clock CLOCK = Clock.fixed(Cases.MONDAY_9, ZoneOffset.UTC);

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id reporter = Cases.person();
    private final Actor cadre = Cases.actor(Cases.person(), village, Role.CADRE);
    private final Actor himself = Cases.actor(reporter, village, Role.VILLAGER);

    @Test
    void answeringHandsTheCaseToWhoAnswered() {
        var answered = answered(filed(Cases.intake("x")));
        assertThat(answered.status()).isEqualTo(Status.ANSWERED);
        assertThat(answered.handler()).isEqualTo(cadre.person());
        assertThat(answered.version()).isEqualTo(2);
    }

    @Test
    void anAnsweredCaseIsNotAnsweredAgain() {
        var answered = answered(filed(Cases.intake("x")));
        assertThatThrownBy(() -> answered(answered)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    @Test
    void anAnsweredCaseIsNotDispatched() {
        var answered = answered(filed(Cases.intake("x")));
        assertThatThrownBy(() -> answered.dispatched(
                        Optional.empty(), "系统", Cases.person(), "", false, Cases.IDS, Cases.MONDAY_9))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    @Test
    void onlyTheReporterRates() {
        var answered = answered(filed(Cases.intake("x")));
        assertThatThrownBy(() -> answered.rated(cadre, new Rating(true, 5, ""), Cases.IDS, CLOCK))
                .satisfies(because(Reason.COMPLAINT_NOT_YOURS));
    }

    @Test
    void nobodyRatesBeforeTheAnswer() {
        var filed = filed(Cases.intake("x"));
        assertThatThrownBy(() -> filed.rated(himself, new Rating(true, 5, ""), Cases.IDS, CLOCK))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    @Test
    void nobodyRatesTwice() {
        var rated = answered(filed(Cases.intake("x")))
                .rated(himself, new Rating(false, 1, "没修"), Cases.IDS, CLOCK)
                .after();
        assertThatThrownBy(() -> rated.rated(himself, new Rating(true, 5, ""), Cases.IDS, CLOCK))
                .satisfies(because(Reason.COMPLAINT_ALREADY_RATED));
        assertThat(rated.rating()).contains(new Rating(false, 1, "没修"));
    }

    @Test
    void isPublicOnlyIfReporterAndDispatcherAgree() {
        assertThat(publish(filed(Cases.intake("不公开")), true).published()).isFalse();
        assertThat(publish(filed(Cases.mayBePublic("可公开")), false).published()).isFalse();
        assertThat(publish(filed(Cases.mayBePublic("可公开")), true).published()).isTrue();
    }

    @Test
    void aCaseAboutStaffIsNeverPublic() {
        var intake = Cases.with(Cases.intake("x"), Intake.NameVisibleTo.HANDLERS, Intake.Visibility.PUBLIC, true);
        assertThat(publish(filed(intake), true).published()).isFalse();
    }

    @Test
    void eventsCarryNoWordOfTheReporter() {
        var change = Cases.filed(village, reporter, Cases.intake("我是陈秀英 13712349050"), Cases.MONDAY_9);
        assertThat(change.event().facts().values().toString()).doesNotContain("陈秀英", "13712349050");
    }

    private Complaint publish(Complaint complaint, boolean agreed) {
        return complaint
                .dispatched(cadre.person(), "村干部", Cases.person(), "", agreed, Cases.IDS, Cases.MONDAY_9)
                .after();
    }

    private Complaint answered(Complaint complaint) {
        return complaint
                .answered(cadre, "村干部", new Answer("修好了", "", List.of(), false), Cases.IDS, CLOCK)
                .after();
    }

    private Complaint filed(Intake intake) {
        return Cases.filed(village, reporter, intake, Cases.MONDAY_9).after();
    }
}
