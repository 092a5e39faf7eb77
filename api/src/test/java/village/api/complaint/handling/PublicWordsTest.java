package village.api.complaint.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.CaseWork;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Status;
import village.api.complaint.claiming.ReportClaim;
import village.api.complaint.handling.above.AskExtension;
import village.api.complaint.handling.above.CloseComplaint;
import village.api.complaint.handling.above.DecideExtension;
import village.api.complaint.handling.above.StatutoryPeriods;
import village.api.complaint.handling.above.TransferComplaint;
import village.api.complaint.handling.above.VerifyAnswer;
import village.api.complaint.handling.offer.ConfirmClaim;

/** No act writes a number into what everybody reads, and each says where it stands. */
class PublicWordsTest {
    private static final Instant NOW = Office.FILED;
    private static final Optional<Once> ONCE = Optional.empty();
    private static final PublicWords WORDS = new PublicWords(Cases.NUMBERS);
    private static final StatutoryPeriods LAW = day -> Mono.just(new StatutoryPeriods.Periods(15, 60, "《信访工作条例》"));
    private static final String NUMBER = "请找师傅 13711119050";

    private final Office office = new Office();

    /** What is done with a case in words of his own. */
    private interface Act {
        Mono<Complaint> with(CaseWork work, Office office, Complaint.Id id, String words);
    }

    static Stream<Arguments> acts() {
        return Stream.of(
                Arguments.of("check", Status.ANSWERED, "/text", (Act) PublicWordsTest::checked),
                Arguments.of("closing", Status.RATED, "/reason", (Act) PublicWordsTest::closed),
                Arguments.of("rejection", Status.ACCEPTED, "/reason", (Act) PublicWordsTest::rejected),
                Arguments.of("transfer", Status.ACCEPTED, "/text", (Act) PublicWordsTest::transferred),
                Arguments.of("transfer to", Status.ACCEPTED, "/office", (Act) PublicWordsTest::transferredTo),
                Arguments.of("claim", Status.IN_PROGRESS, "/text", (Act) PublicWordsTest::claimReported),
                Arguments.of("confirmation", Status.VERIFIED, "/text", (Act) PublicWordsTest::confirmed),
                Arguments.of("wish for time", Status.NEED_INFO, "/reason", (Act) PublicWordsTest::wished),
                Arguments.of("extension", Status.DISPATCHED, "/text", (Act) PublicWordsTest::extended));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void aNumberIsHeldBackWhereEverybodyReads(String name, Status status, String pointer, Act act) {
        var shown = kept(status, true);
        assertThatThrownBy(() -> done(act, shown, NUMBER)).satisfies(thrown -> {
            assertThat(((Refusal) thrown).reason()).isEqualTo(Reason.PUBLICATION_BLOCKED);
            assertThat(((Refusal) thrown).faults())
                    .singleElement()
                    .satisfies(fault -> assertThat(fault.pointer()).isEqualTo(pointer))
                    .satisfies(fault -> assertThat(fault.detail()).contains("137****9050"));
        });
        assertThat(office.complaints().byId(office.village(), shown.id()).block())
                .isEqualTo(shown);
        assertThatCode(() -> done(act, shown, "请找师傅")).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acts")
    void betweenHimAndTheVillageANumberMayBeGiven(String name, Status status, String pointer, Act act) {
        var hidden = kept(status, false);
        assertThat(done(act, hidden, NUMBER).version()).isGreaterThan(hidden.version());
    }

    /** A number it has in the other office stays inside. */
    @Test
    void theOtherOfficesOwnNumberIsToldToNobodyOutside() {
        var shown = kept(Status.ACCEPTED, true);
        var sent = transfer(office.work(NOW), office, shown.id(), "县水利局", "13711119050", "");
        assertThat(sent.block().status()).isEqualTo(Status.TRANSFERRED_OUT);
    }

    private Complaint kept(Status status, boolean published) {
        var brought = office.in(status, Cases.mayBePublic("路灯不亮")).publishedIf(published);
        var complaint = status == Status.DISPATCHED ? office.wishing(brought) : brought;
        var claimed = status == Status.IN_PROGRESS || status == Status.VERIFIED;
        return office.kept(
                claimed ? complaint.with(complaint.handling().claimedBy(office.person(Who.MEMBER))) : complaint);
    }

    private Complaint done(Act act, Complaint complaint, String words) {
        return act.with(office.work(NOW), office, complaint.id(), words).block();
    }

    private static Mono<Complaint> checked(CaseWork work, Office office, Complaint.Id id, String words) {
        return new VerifyAnswer(work, office.complaints(), Cases.DUE_TIMES, WORDS, Office.clock(NOW))
                .verify(office.actor(Who.SUPERVISOR), id, new VerifyAnswer.Verdict(true, words), ONCE);
    }

    private static Mono<Complaint> closed(CaseWork work, Office office, Complaint.Id id, String words) {
        return new CloseComplaint(work, WORDS).close(office.actor(Who.CADRE), id, words, ONCE);
    }

    private static Mono<Complaint> rejected(CaseWork work, Office office, Complaint.Id id, String words) {
        return new RejectComplaint(work, WORDS).reject(office.actor(Who.CADRE), id, words, ONCE);
    }

    private static Mono<Complaint> transferred(CaseWork work, Office office, Complaint.Id id, String words) {
        return transfer(work, office, id, "县水利局", "", words);
    }

    private static Mono<Complaint> transferredTo(CaseWork work, Office office, Complaint.Id id, String words) {
        return transfer(work, office, id, words, "", "");
    }

    private static Mono<Complaint> transfer(
            CaseWork work, Office office, Complaint.Id id, String to, String number, String text) {
        return new TransferComplaint(work, any -> Mono.just(List.of()), LAW, WORDS, Office.clock(NOW))
                .transfer(
                        office.actor(Who.DISPATCHER),
                        id,
                        new TransferComplaint.Destination(to, number, text, Optional.empty()),
                        ONCE);
    }

    private static Mono<Complaint> confirmed(CaseWork work, Office office, Complaint.Id id, String words) {
        return new ConfirmClaim(work, WORDS).confirm(office.actor(Who.CADRE), id, words, ONCE);
    }

    private static Mono<Complaint> wished(CaseWork work, Office office, Complaint.Id id, String words) {
        var wish = new AskExtension.Wish(Office.DUE.plusSeconds(60), words);
        return new AskExtension(work, WORDS).ask(office.actor(Who.HANDLER), id, wish, ONCE);
    }

    private static Mono<Complaint> extended(CaseWork work, Office office, Complaint.Id id, String words) {
        return office.complaints()
                .byId(office.village(), id)
                .flatMap(found -> new DecideExtension(work, WORDS)
                        .decide(
                                office.actor(Who.DISPATCHER),
                                id,
                                found.deadline().extension().orElseThrow().id(),
                                new DecideExtension.Decision(true, words),
                                ONCE));
    }

    private static Mono<Complaint> claimReported(CaseWork work, Office office, Complaint.Id id, String words) {
        return new ReportClaim(work, WORDS)
                .report(office.actor(Who.MEMBER), id, new Answer(words, "", List.of(), false), ONCE);
    }
}
