package village.api.complaint.reporter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Format;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Deadline;
import village.api.complaint.Ending;
import village.api.complaint.Followers;
import village.api.complaint.Intake;
import village.api.complaint.MergedWork;
import village.api.complaint.Office;
import village.api.complaint.Office.Who;
import village.api.complaint.Rating;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.clock.AwaitInformation;
import village.api.complaint.handling.above.MergeComplaints;
import village.api.complaint.reading.ListComplaints;
import village.api.complaint.voice.VoiceFiles;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;

/** What the reporter of a merged case may do with it, and what becomes of the other. */
class OwnMergedTest {
    private static final Instant NOW = Office.FILED.plus(Duration.ofHours(3));
    private static final Instant LAST = Office.FILED.plus(Duration.ofDays(30));

    private final Office office = new Office();
    private final Actor reporter = Cases.actor(Cases.person(), office.village(), Role.VILLAGER);
    private final Actor other = Cases.actor(Cases.person(), office.village(), Role.VILLAGER);
    private final Complaint into = office.kept(office.in(Status.IN_PROGRESS));
    private final Complaint own = merged(reporter, into);

    @Test
    void saysThatItIsFixedAndStaysMerged() {
        becomes(Status.ANSWERED);
        var rated = rate(reporter, own, true, NOW);
        assertThat(rated.status()).isEqualTo(Status.MERGED);
        assertThat(rated.rating()).contains(new Rating(true, Optional.empty(), "好"));
        assertThat(followers()).containsExactly(reporter.requirePerson());
        assertThatThrownBy(() -> rate(reporter, own, false, NOW)).satisfies(because(Reason.COMPLAINT_ALREADY_RATED));
    }

    @Test
    void saysThatItIsNotFixedAndHisGoesOnByItself() {
        becomes(Status.ANSWERED);
        var before = now(into);
        var parted = rate(reporter, own, false, NOW);
        assertThat(parted.status()).isEqualTo(Status.ACCEPTED);
        assertThat(parted.ending()).isEqualTo(Ending.NONE.reopened());
        assertThat(parted.dueAt()).isEqualTo(NOW.plus(Duration.ofHours(24)));
        assertThat(parted.handler()).isEmpty();
        assertThat(now(into)).as("the other's reporter is content").isEqualTo(before);
        assertThat(followers()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void ratesAndReopensWhatHasAnAnswerAsLongAsTheOtherMayBeReopened(Status status) {
        becomes(status);
        var answered = now(into).ending().answeredAt().isPresent();
        assertThat(succeeds(() -> rate(reporter, own, true, LAST))).isEqualTo(answered);
        assertThat(succeeds(() -> reopen(LAST.plusMillis(1)))).isFalse();
        assertThat(succeeds(() -> rate(reporter, merged(reporter, into), true, LAST.plusMillis(1))))
                .isFalse();
        assertThat(succeeds(() -> reopen(LAST))).isEqualTo(answered);
    }

    @Test
    void reopensWhatTheOthersReporterTookBack() {
        var withdrawn = into.with(Status.CLOSED).with(into.ending().closed(Ending.Closing.WITHDRAWN, NOW));
        office.kept(withdrawn);
        assertThatThrownBy(() -> rate(reporter, own, true, NOW)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThat(reopen(NOW).status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void addsToTheOtherWithoutSayingWhoHeIs() {
        becomes(Status.NEED_INFO);
        supplement(reporter, own);
        assertThat(now(into).status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(now(into).deadline().pausedAt()).isEmpty();
        var said = last(into);
        assertThat(said.type()).isEqualTo(Step.Type.SUPPLEMENTED);
        assertThat(said.publicText()).isEmpty();
        assertThat(said.internalText()).contains(own.ticket().value()).contains("靠墙那盏");
        assertThat(said.actor()).isEmpty();
        assertThat(last(own).publicText()).isEqualTo("靠墙那盏");
        assertThat(office.complaints().events())
                .extracting(Event::type)
                .endsWith("complaint.supplemented-merged", "complaint.supplemented");
        becomes(Status.ANSWERED);
        assertThatThrownBy(() -> supplement(reporter, own)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    @Test
    void saysThatNobodyWhoHasTheOtherHearsWhatHeOnlySpoke() {
        var voice = VoiceFiles.attached(
                office.attachments(), office.village(), reporter.requirePerson(), own.id(), Format.AMR);
        supplement(reporter, own, new Supplement("", List.of(voice)));
        assertThat(unheard()).containsExactly("true");
        supplement(reporter, own, new Supplement("靠墙那盏", List.of(voice)));
        assertThat(unheard()).containsExactly("true");
    }

    private List<String> unheard() {
        return office.complaints().events().stream()
                .filter(event -> event.type().equals("complaint.supplemented-merged"))
                .flatMap(event -> Optional.ofNullable(event.facts().get("unheard")).stream())
                .toList();
    }

    @Test
    void takesHisOwnBackAndHearsNoMoreOfTheOther() {
        var before = now(into);
        var taken = withdraw(own);
        assertThat(taken.status()).isEqualTo(Status.MERGED);
        assertThat(taken.ending().closing()).contains(Ending.Closing.WITHDRAWN);
        assertThat(now(into)).as("others wait for it").isEqualTo(before);
        assertThat(followers()).isEmpty();
        assertThat(last(own).publicText()).startsWith("反映人撤回：自己修好了");
        assertThatThrownBy(() -> withdraw(own)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThatThrownBy(() -> supplement(reporter, own)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThat(office.complaints().events()).extracting(Event::type).doesNotContain("complaint.closed");
    }

    /** He stands for himself again. */
    @Test
    void hasWhatHeTookBackTakenUpByItselfWhenTheOtherIsOver() {
        withdraw(own);
        becomes(Status.ANSWERED);
        assertThatThrownBy(() -> rate(reporter, own, true, NOW)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        var again = reopen(NOW);
        assertThat(again.status()).isEqualTo(Status.ACCEPTED);
        assertThat(again.ending().closing()).isEmpty();
    }

    @Test
    void whoseOthersTookTheirsBackEndsHisOwn() {
        assertThatThrownBy(() -> withdraw(office.actor(Who.REPORTER), into))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        withdraw(own);
        assertThat(withdraw(office.actor(Who.REPORTER), into).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void asksOnceADayHowLongTheOtherTakes() {
        remind(reporter, own);
        assertThat(now(into).urging().reminders()).isOne();
        assertThat(last(into).type()).isEqualTo(Step.Type.REMINDED);
        assertThat(last(into).actor()).isEmpty();
        assertThat(office.complaints().events())
                .extracting(Event::type)
                .endsWith("complaint.reminded-merged", "complaint.reminded");
        assertThatThrownBy(() -> remind(reporter, own)).satisfies(because(Reason.COMPLAINT_REMINDED_TODAY));
        remind(office.actor(Who.REPORTER), into);
        assertThat(now(into).urging().reminders()).as("each has his own day").isEqualTo(2);
        becomes(Status.ANSWERED);
        assertThatThrownBy(() -> remind(reporter, merged(reporter, into)))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    /** It is one thing, and all of it is his. */
    @Test
    void whoReportedItTwiceTakesBothBackAtOnce() {
        withdraw(own);
        var again = merged(office.actor(Who.REPORTER), into);
        assertThat(withdraw(office.actor(Who.REPORTER), into).status()).isEqualTo(Status.CLOSED);
        assertThat(now(again).status()).isEqualTo(Status.MERGED);
        assertThat(now(again).ending().withdrawn()).isTrue();
        assertThat(last(again).publicText()).isEqualTo("合在一起办的那件撤回了，这一件一起撤回。");
        assertThat(office.complaints().events())
                .extracting(Event::type)
                .endsWith("complaint.closed", "complaint.withdrawn-merged");
    }

    @Test
    void whoReportedItTwiceMayTakeOneBackAndStillHearsOfTheOther() {
        withdraw(own);
        var again = merged(office.actor(Who.REPORTER), into);
        withdraw(office.actor(Who.REPORTER), again);
        assertThat(last(again).publicText()).isEqualTo("反映人撤回：自己修好了。合在一起办的那件照样办。");
        assertThat(now(into).status().open()).isTrue();
    }

    private Complaint withdraw(Complaint complaint) {
        return withdraw(reporter, complaint);
    }

    private Complaint withdraw(Actor actor, Complaint complaint) {
        return new WithdrawComplaint(work(NOW))
                .withdraw(actor, complaint.id(), "自己修好了", Optional.empty())
                .block();
    }

    private void remind(Actor actor, Complaint complaint) {
        new RemindComplaint(office.work(NOW), work(NOW))
                .remind(actor, complaint.id(), Optional.empty())
                .block();
    }

    /** The silence of one ends nothing that another has answered. */
    @Test
    void whatOneOfThemAnsweredIsNotClosedForTheSilenceOfTheOther() {
        var patience = new AwaitInformation.Patience(Duration.ofDays(7), Duration.ofDays(7));
        becomes(Status.NEED_INFO);
        var reminded = Office.FILED.plus(patience.remindAfter()).plusMillis(1);
        assertThat(await(patience, reminded)).isOne();
        supplement(reporter, own);
        assertThat(await(patience, reminded.plus(Duration.ofDays(365)))).isZero();
        assertThat(now(into).status()).isEqualTo(Status.IN_PROGRESS);
    }

    private long await(AwaitInformation.Patience patience, Instant at) {
        return new AwaitInformation(office.complaints(), Cases.IDS, Office.clock(at), patience, 10)
                .await()
                .block();
    }

    /** Told of the question, he finds it among what waits for him, by his own number. */
    @ParameterizedTest
    @EnumSource(Status.class)
    void findsAmongWhatWaitsForHimWhatTheOtherIsAsked(Status status) {
        becomes(status);
        var list = new ListComplaints(
                office.complaints(),
                new InMemorySupports(office.complaints(), office.followers()),
                any -> Mono.just(office.staff()),
                Cases.NUMBERS,
                Office.clock(NOW));
        assertThat(list.asked(reporter).block())
                .extracting(Complaint::id)
                .isEqualTo(status == Status.NEED_INFO ? List.of(own.id()) : List.of());
        assertThat(list.asked(other).block()).isEmpty();
    }

    /** Whichever was reported first, and under whichever number it goes on. */
    @Test
    void isShownFirstWhatHeWasAskedAboutLast() {
        var one = office.kept(office.in(Status.NEED_INFO));
        var list = new ListComplaints(
                office.complaints(),
                new InMemorySupports(office.complaints(), office.followers()),
                any -> Mono.just(office.staff()),
                Cases.NUMBERS,
                Office.clock(NOW));
        var another = office.kept(office.in(Status.NEED_INFO));
        var his = office.actor(Office.Who.REPORTER);
        for (var last : List.of(one, another)) {
            var first = last == one ? another : one;
            askedAt(first, NOW);
            askedAt(last, NOW.plusSeconds(1));
            assertThat(list.asked(his).block()).extracting(Complaint::id).containsExactly(last.id(), first.id());
        }
    }

    @Test
    void passesHisOwnByTheVillageAndLeavesTheOtherWhereItIs() {
        var joined = merged(other, own, Cases.intake("灯也坏"));
        var up = passBy(reporter, own, NOW);
        assertThat(up.intake().aboutStaff()).isTrue();
        assertThat(up.status()).isEqualTo(Status.ACCEPTED);
        assertThat(up.ending().mergedInto()).isEmpty();
        assertThat(up.deadline()).isEqualTo(Deadline.of(NOW, NOW.plus(Duration.ofHours(24)), Deadline.Level.TOWNSHIP));
        assertThat(now(joined).intake().aboutStaff()).isTrue();
        assertThat(now(joined).ending().mergedInto()).contains(own.id());
        assertThat(now(into).intake().aboutStaff()).isFalse();
        assertThat(followers()).isEmpty();
    }

    @Test
    void passesByTheVillageWhatIsOpenOrNotLongOver() {
        becomes(Status.ANSWERED);
        assertThatThrownBy(() -> passBy(reporter, own, LAST.plusMillis(1)))
                .satisfies(because(Reason.COMPLAINT_REOPEN_LATE));
        becomes(Status.TRANSFERRED_OUT);
        assertThatThrownBy(() -> passBy(reporter, own, NOW)).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    /** One who reported what was merged has his own judged by himself alone. */
    @Test
    void nobodyElseActsForHim() {
        becomes(Status.ANSWERED);
        assertThatThrownBy(() -> rate(other, own, true, NOW)).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThatThrownBy(() -> rate(office.actor(Who.CADRE), own, true, NOW))
                .satisfies(because(Reason.COMPLAINT_NOT_YOURS));
    }

    @Test
    void whatWasMergedIntoItGoesUpWithACaseAndTheTownshipIsToldOnce() {
        var deeper = merged(other, own, Cases.intake("灯也坏"));
        passBy(office.actor(Who.REPORTER), into, NOW);
        for (var id : List.of(own.id(), deeper.id())) {
            var along = office.complaints().byId(office.village(), id).block();
            assertThat(along.intake().aboutStaff()).isTrue();
            assertThat(along.status()).isEqualTo(Status.MERGED);
            assertThat(along.handler()).isEmpty();
            assertThat(along.deadline().level()).isEqualTo(Deadline.Level.TOWNSHIP);
            assertThat(office.complaints().steps(office.village(), id).block())
                    .extracting(Step::actorLabel)
                    .endsWith("系统");
        }
        assertThat(office.complaints().events())
                .filteredOn(event -> event.type().equals("complaint.handed-up"))
                .extracting(event -> event.facts().get("along"))
                .containsExactlyInAnyOrder("false", "true", "true");
    }

    private Complaint merged(Actor reporter, Complaint into) {
        return merged(reporter, into, Cases.intake("灯坏了"));
    }

    /** Into what is merged itself as well, as it stands after several merges. */
    private Complaint merged(Actor reporter, Complaint into, Intake intake) {
        var filed = office.kept(Cases.filed(office.village(), reporter.requirePerson(), intake, Office.FILED)
                .after());
        if (into.status().open()) {
            return new MergeComplaints(
                            office.complaints(), office.followers(), Office.AT_ONCE, Cases.IDS, Office.clock(NOW))
                    .merge(office.actor(Who.CADRE), filed.id(), into.id(), Optional.empty())
                    .block();
        }
        return office.kept(filed.with(Status.MERGED).with(filed.ending().merged(into.id())));
    }

    private void askedAt(Complaint complaint, Instant at) {
        office.kept(complaint.with(complaint.deadline().resumed(at).paused(at)));
    }

    private void becomes(Status status) {
        office.kept(Cases.in(status, into, Office.FILED));
    }

    private MergedWork work(Instant at) {
        return new MergedWork(office.complaints(), office.followers(), Office.AT_ONCE, Cases.IDS, Office.clock(at));
    }

    private Complaint rate(Actor actor, Complaint complaint, boolean fixed, Instant at) {
        return new RateComplaint(office.work(at), work(at), Cases.DUE_TIMES)
                .rate(actor, complaint.id(), new Rating(fixed, Optional.empty(), "好"), Optional.empty())
                .block();
    }

    private Complaint reopen(Instant at) {
        return new ReopenComplaint(
                        office.work(at),
                        work(at),
                        office.complaints(),
                        any -> Mono.just(office.staff()),
                        Cases.DUE_TIMES)
                .reopen(reporter, own.id(), "没好", Optional.empty())
                .block();
    }

    private void supplement(Actor actor, Complaint complaint) {
        supplement(actor, complaint, new Supplement("靠墙那盏", List.of()));
    }

    private void supplement(Actor actor, Complaint complaint, Supplement supplement) {
        new SupplementComplaint(office.work(NOW), work(NOW))
                .supplement(actor, complaint.id(), supplement, Optional.empty())
                .block();
    }

    private Complaint passBy(Actor actor, Complaint complaint, Instant at) {
        return new PassByVillage(work(at), Cases.DUE_TIMES)
                .pass(actor, complaint.id(), "", Optional.empty())
                .block();
    }

    private static boolean succeeds(Runnable act) {
        try {
            act.run();
            return true;
        } catch (Refusal refused) {
            return false;
        }
    }

    private Complaint now(Complaint complaint) {
        return office.complaints().byId(office.village(), complaint.id()).block();
    }

    private Step last(Complaint complaint) {
        var steps = office.complaints().steps(office.village(), complaint.id()).block();
        return steps.get(steps.size() - 1);
    }

    private List<Person.Id> followers() {
        return office.followers().of(office.village(), into.id()).block().stream()
                .map(Followers.Follower::person)
                .toList();
    }
}
