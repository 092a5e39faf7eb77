package village.api.complaint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.Cases.IDS;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.because;
import static village.api.complaint.ComplaintsContract.get;
import static village.api.complaint.Race.WON;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Reason;
import village.api.Transactions;
import village.api.attachment.InMemoryAttachments;
import village.api.client.Client;
import village.api.complaint.CaseWork;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.complaint.Intake;
import village.api.complaint.MergedWork;
import village.api.complaint.Moment;
import village.api.complaint.Office;
import village.api.complaint.Race;
import village.api.complaint.Rating;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.platform.SpeakForCitizen.Added;
import village.api.complaint.platform.SpeakForCitizen.Again;
import village.api.complaint.platform.SpeakForCitizen.Rated;
import village.api.complaint.platform.SpeakForCitizen.Said;
import village.api.complaint.reporter.RateComplaint;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.reporter.Supplement;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.place.Village;

/** What must hold of what a platform says for its citizen, one at a time and several at once. */
public interface SpeakForCitizenContract {
    int ROUNDS = 8;
    Said FIXED = new Rated(new Rating(true, 5, "当天就修好了"));
    Said NOT_FIXED = new Rated(new Rating(false, Optional.empty(), ""));

    Complaints complaints();

    Transactions transactions();

    Village.Id village();

    /** A platform that exists. */
    Client.Id platform();

    @Test
    default void itCountsAsIfHeHadSaidItHere() {
        var there = handedOver(Status.ANSWERED);
        assertThat(get(there.says(FIXED)).status()).isEqualTo(Status.RATED);
        assertThat(there.current().rating().orElseThrow().stars()).contains(5);
        assertThat(there.last().type()).isEqualTo(Step.Type.RATED);
        assertThat(there.last().actorLabel()).isEqualTo("其他平台");
        assertThat(there.last().publicText()).isEqualTo("已解决，5 星");
    }

    @Test
    default void whatIsNotFixedGoesOnAndCanBeAddedTo() {
        var there = handedOver(Status.ANSWERED);
        assertThat(get(there.says(NOT_FIXED)).status().open()).isTrue();
        assertThat(get(there.says(added("是村口那一盏"))).status().open()).isTrue();
        assertThat(there.last().publicText()).isEqualTo("是村口那一盏");
    }

    @Test
    default void whatWaitedForHimGoesOn() {
        var there = handedOver(Status.NEED_INFO);
        assertThat(get(there.says(added("在村口"))).status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    default void hisTimesHoldForThePlatform() {
        var closed = handedOver(Status.CLOSED);
        assertThatThrownBy(() -> get(closed.says(added("还有")))).satisfies(because(Reason.COMPLAINT_ALREADY_CLOSED));
        assertThatThrownBy(() -> get(closed.says(FIXED))).satisfies(because(Reason.COMPLAINT_ALREADY_CLOSED));
        var last = MONDAY_9.plus(Duration.ofDays(30));
        assertThatThrownBy(() -> get(closed.at(last.plusMillis(1)).says(new Again("又坏了"))))
                .satisfies(because(Reason.COMPLAINT_REOPEN_LATE));
        assertThat(get(closed.at(last).says(new Again("又坏了"))).status()).isEqualTo(Status.ACCEPTED);
        assertThatThrownBy(() -> get(closed.says(new Again("又坏了")))).satisfies(because(Reason.COMPLAINT_WRONG_STATE));
        assertThatThrownBy(() -> get(handedOver(Status.IN_PROGRESS).says(FIXED)))
                .satisfies(because(Reason.COMPLAINT_WRONG_STATE));
    }

    @Test
    default void heRatesOnce() {
        var there = handedOver(Status.ANSWERED);
        get(there.says(FIXED));
        assertThatThrownBy(() -> get(there.says(NOT_FIXED))).satisfies(because(Reason.COMPLAINT_ALREADY_RATED));
    }

    @Test
    default void theSameKeyAgainChangesNothing() {
        var there = handedOver(Status.IN_PROGRESS);
        var once = there.once("a");
        get(there.says(added("在村口"), once));
        assertThat(get(there.says(added("在村口"), once)).version()).isEqualTo(2);
        there.hasVersion(2);
        var otherwise = new Once(once.owner(), once.operation(), once.key(), "b");
        assertThatThrownBy(() -> get(there.says(added("在村尾"), otherwise)))
                .satisfies(because(Reason.IDEMPOTENCY_KEY_REUSED));
        there.hasVersion(2);
    }

    @Test
    default void forAnotherPlatformThereIsNoSuchCase() {
        var there = handedOver(Status.ANSWERED);
        var other = there.as(platform());
        assertThatThrownBy(() -> get(other.says(FIXED))).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThatThrownBy(() -> get(other.says(new Again("x")))).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThatThrownBy(() -> get(other.says(added("x")))).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        var elsewhere = there.in(new Village.Id(UUID.randomUUID()));
        assertThatThrownBy(() -> get(elsewhere.says(FIXED))).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        there.hasVersion(1);
    }

    @Test
    default void whoHasTheCaseInHandDoesNotSpeakForWhoBroughtIt() {
        var receiver = platform();
        var there = put(
                handing(platform(), Cases.intake("桥面裂了")),
                Status.TRANSFERRED_OUT,
                filed -> filed.with(
                        filed.ending().transferred(new Ending.Transfer("县水利局", "", MONDAY_9, Optional.of(receiver)))));
        assertThatThrownBy(() -> get(there.as(receiver).says(FIXED))).satisfies(because(Reason.COMPLAINT_NOT_YOURS));
        there.hasVersion(1);
    }

    @Test
    default void whatTurnedOutToBeAboutStaffIsNoLongerItsButWhatItBroughtAsSuchIs() {
        var turned = handedOver(Status.IN_PROGRESS);
        get(turned.handedUp());
        assertThatThrownBy(() -> get(turned.says(added("x")))).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        turned.hasVersion(2);
        var known = put(handing(platform(), Cases.aboutStaff("村会计")), Status.ANSWERED, filed -> filed);
        assertThat(get(known.says(FIXED)).status()).isEqualTo(Status.RATED);
    }

    @RepeatedTest(ROUNDS)
    default void sentSeveralTimesAtOnceItIsNotedOnce() {
        var there = handedOver(Status.ANSWERED);
        var sending = there.says(FIXED, there.once("a"));
        assertThat(Race.of(sending, sending, sending, sending)).containsOnly(WON);
        there.hasVersion(2);
    }

    @RepeatedTest(ROUNDS)
    default void ofTwoRatingsAtOnceOneStands() {
        var there = handedOver(Status.ANSWERED);
        assertThat(Race.of(there.says(FIXED), there.says(FIXED)))
                .containsExactlyInAnyOrder(WON, Reason.COMPLAINT_ALREADY_RATED.code());
        there.hasVersion(2);
    }

    private static Said added(String text) {
        return new Added(new Supplement(text, List.of()));
    }

    /** A case that a platform handed over, in a state. */
    default There handedOver(Status status) {
        return put(handing(platform(), Cases.intake("路灯不亮")), status, filed -> filed);
    }

    private Change handing(Client.Id from, Intake intake) {
        var filer = new Person.Id(from.value());
        var reporting = new Reporting(Optional.empty(), Optional.empty(), filer, Reporting.Source.PLATFORM);
        return Cases.filed(village(), reporting, intake, MONDAY_9);
    }

    private There put(Change filed, Status status, UnaryOperator<Complaint> more) {
        var as = more.apply(Cases.in(status, filed.after(), MONDAY_9));
        var change = new Change(as, filed.step(), filed.event());
        var id = get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
        var from = new Client.Id(as.reporting().filer().value());
        return new There(this, id, village(), from, MONDAY_9);
    }

    /** A case and the platform that speaks. */
    record There(SpeakForCitizenContract store, Complaint.Id id, Village.Id village, Client.Id client, Instant now) {
        There as(Client.Id other) {
            return new There(store, id, village, other, now);
        }

        There in(Village.Id other) {
            return new There(store, id, other, client, now);
        }

        There at(Instant other) {
            return new There(store, id, village, client, other);
        }

        Once once(String fingerprint) {
            return new Once(
                    "client:" + client, "complaint.say:" + id, UUID.randomUUID().toString(), fingerprint);
        }

        public Mono<Complaint> says(Said said) {
            return says(said, once("a"));
        }

        Mono<Complaint> says(Said said, Once once) {
            var complaints = store.complaints();
            var clock = Office.clock(now);
            var work = new CaseWork(complaints, new InMemoryAttachments(), store.transactions(), IDS, clock);
            var nobody = new InMemoryFollowers(new InMemoryComplaints());
            var merged = new MergedWork(complaints, nobody, store.transactions(), IDS, clock);
            return new SpeakForCitizen(
                            complaints,
                            new RateComplaint(work, merged, Cases.DUE_TIMES),
                            new ReopenComplaint(work, merged, complaints, any -> Mono.just(List.of()), Cases.DUE_TIMES),
                            new SupplementComplaint(work, merged),
                            store.transactions())
                    .say(platform(), id, said, once);
        }

        private Actor platform() {
            return Cases.actor(new Person.Id(client.value()), village);
        }

        /** As the township does, when it turns out to be about staff. */
        public Mono<Complaint> handedUp() {
            var moment = Moment.system(MONDAY_9, IDS);
            return store.complaints()
                    .change(
                            village,
                            id,
                            Optional.empty(),
                            found -> found.handedUp("乡镇", "", MONDAY_9.plus(Duration.ofHours(24)), moment));
        }

        Complaint current() {
            return get(store.complaints().byId(village, id));
        }

        Step last() {
            var steps = get(store.complaints().steps(village, id));
            return steps.get(steps.size() - 1);
        }

        public void hasVersion(long version) {
            assertThat(get(store.complaints().byId(store.village(), id)).version())
                    .isEqualTo(version);
        }
    }
}
