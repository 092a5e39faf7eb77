package village.api.complaint.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;
import village.api.complaint.handling.above.PublishComplaint;

/** Only the township agrees that everybody sees a case, by whatever act. */
class PublishingTest {
    private final Office office = new Office();
    private final PublicWords words = new PublicWords(Cases.NUMBERS);

    @ParameterizedTest
    @EnumSource(
            value = Who.class,
            names = {"HANDLER", "CADRE"})
    void nobodyOfTheVillagePublishesByAnAnswer(Who who) {
        assertThatThrownBy(() -> answered(who, true))
                .satisfies(thrown -> assertThat(((Refusal) thrown).reason()).isEqualTo(Reason.ROLE_REQUIRED));
        assertThat(answered(who, false)).isFalse();
    }

    @Test
    void theTownshipPublishesByAnAnswerAndByADispatch() {
        assertThat(answered(Who.DISPATCHER, true)).isTrue();
        assertThat(dispatched(Who.DISPATCHER)).isTrue();
        assertThatThrownBy(() -> dispatched(Who.CADRE))
                .satisfies(thrown -> assertThat(((Refusal) thrown).reason()).isEqualTo(Reason.ROLE_REQUIRED));
    }

    @Test
    void nobodyWritesANumberIntoWhatEverybodyReads() {
        var shown = office.kept(
                office.in(Status.IN_PROGRESS, Cases.mayBePublic("路灯不亮")).publishedIf(true));
        assertThatThrownBy(() -> answer("师傅电话 13711119050", shown, false)).satisfies(blockedAt("/text"));
        assertThatThrownBy(() -> new NoteProgress(office.work(Office.FILED), words)
                        .note(
                                office.actor(Who.HANDLER),
                                shown.id(),
                                new Progress("师傅电话 13711119050", "", List.of()),
                                Optional.empty())
                        .block())
                .satisfies(blockedAt("/text"));
        assertThat(answer("师傅会来", shown, false).status()).isEqualTo(Status.ANSWERED);
    }

    @Test
    void betweenHimAndTheVillageANumberMayBeGiven() {
        var hidden = office.kept(office.in(Status.IN_PROGRESS, Cases.mayBePublic("路灯不亮")));
        assertThat(answer("师傅电话 13711119050", hidden, false).status()).isEqualTo(Status.ANSWERED);
    }

    @Test
    void noActShowsEverybodyTheNumberHeGave() {
        var told = office.kept(office.in(Status.IN_PROGRESS, Cases.mayBePublic("打我电话 13711119050")));
        var order = new DispatchComplaint.Order(office.person(Who.COLLEAGUE), "", true);
        assertThatThrownBy(
                        () -> new DispatchComplaint(office.work(Office.FILED), any -> Mono.just(office.staff()), words)
                                .dispatch(office.actor(Who.DISPATCHER), told.id(), order, Optional.empty())
                                .block())
                .satisfies(blockedAt("/publish"));
        assertThatThrownBy(() -> answer("好了", told, true)).satisfies(blockedAt("/publish"));
        assertThatThrownBy(() -> publish(told, false)).satisfies(blockedAt("/masked"));
        assertThat(publish(told, true).published()).isTrue();
    }

    @Test
    void anEarlierAnswerWithANumberIsToBeMaskedToo() {
        var answered = office.kept(office.in(Status.IN_PROGRESS, Cases.mayBePublic("路灯不亮")));
        answer("师傅电话 13711119050", answered, false);
        assertThatThrownBy(() -> publish(answered, false)).satisfies(blockedAt("/masked"));
        assertThat(publish(answered, true).published()).isTrue();
    }

    private Complaint answer(String text, Complaint complaint, boolean publish) {
        return new AnswerComplaint(office.work(Office.FILED), words)
                .answer(
                        office.actor(Who.DISPATCHER),
                        complaint.id(),
                        new Answer(text, "", List.of(), publish),
                        Optional.empty())
                .block();
    }

    private Complaint publish(Complaint complaint, boolean masked) {
        return new PublishComplaint(office.work(Office.FILED), office.complaints(), words)
                .publish(office.actor(Who.DISPATCHER), complaint.id(), masked, Optional.empty())
                .block();
    }

    private static Consumer<Throwable> blockedAt(String pointer) {
        return thrown -> {
            assertThat(((Refusal) thrown).reason()).isEqualTo(Reason.PUBLICATION_BLOCKED);
            assertThat(((Refusal) thrown).faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.pointer()).isEqualTo(pointer))
                    .satisfies(fault -> assertThat(fault.detail()).contains("137****9050"));
        };
    }

    private boolean answered(Who who, boolean publish) {
        return AnswerComplaint.answered(
                        office.actor(who),
                        office.in(Status.IN_PROGRESS, Cases.mayBePublic("路灯不亮")),
                        new Answer("好了", "", List.of(), publish),
                        office.moment(who, Office.FILED))
                .after()
                .published();
    }

    private boolean dispatched(Who who) {
        var order = new DispatchComplaint.Order(office.person(Who.COLLEAGUE), "", true);
        return DispatchComplaint.dispatched(
                        office.actor(who),
                        office.in(Status.ACCEPTED, Cases.mayBePublic("路灯不亮")),
                        order,
                        office.staff(),
                        office.moment(who, Office.FILED))
                .after()
                .published();
    }
}
