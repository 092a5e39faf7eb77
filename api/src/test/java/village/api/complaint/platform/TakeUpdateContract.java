package village.api.complaint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.Cases.IDS;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.because;
import static village.api.complaint.ComplaintsContract.get;
import static village.api.complaint.Race.WON;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
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
import village.api.complaint.Entry;
import village.api.complaint.Moment;
import village.api.complaint.Office;
import village.api.complaint.Race;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.handling.Answer;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.PublicWords;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/** What must hold however a platform's updates come: together, twice, out of order, or while others act on the case. */
public interface TakeUpdateContract {
    int ROUNDS = 8;
    String OLDER = Reason.COMPLAINT_UPDATE_OLDER.code();
    String NOT_FOUND = Reason.COMPLAINT_NOT_FOUND.code();
    String WRONG_STATE = Reason.COMPLAINT_WRONG_STATE.code();

    Complaints complaints();

    HandedOver handedOver();

    UpdateSequences sequences();

    Transactions transactions();

    Village.Id village();

    /** A person who exists. */
    Person.Id somebody();

    /** A platform that exists. */
    Client.Id platform();

    @Test
    default void eachUpdateIsToldOnceAndInItsOrder() {
        var there = sent();
        get(there.progress(2, "已派人"));
        get(there.progress(2, "已派人"));
        assertThatThrownBy(() -> get(there.progress(2, "别的话"))).satisfies(because(Reason.IDEMPOTENCY_KEY_REUSED));
        assertThatThrownBy(() -> get(there.progress(1, "迟到"))).satisfies(because(Reason.COMPLAINT_UPDATE_OLDER));
        get(there.answer(9, "已修好"));
        assertThat(get(there.answer(9, "已修好")).status()).isEqualTo(Status.ANSWERED);
        assertThat(there.told()).containsExactly("已派人", "已修好");
    }

    @RepeatedTest(ROUNDS)
    default void anUpdateSentSeveralTimesAtOnceIsToldOnce() {
        var there = sent();
        var sending = there.progress(1, "已派人");
        assertThat(Race.of(sending, sending, sending, sending)).containsOnly(WON);
        assertThat(there.told()).containsExactly("已派人");
        there.hasVersion(2);
    }

    @RepeatedTest(ROUNDS)
    default void anAnswerSentTogetherWithProgressComesLast() {
        var there = sent();
        var outcomes = Race.of(there.progress(1, "已派人"), there.answer(2, "已修好"));
        assertThat(outcomes.get(1)).isEqualTo(WON);
        assertThat(outcomes.get(0)).isIn(WON, OLDER);
        assertThat(there.told()).isEqualTo(outcomes.get(0).equals(WON) ? List.of("已派人", "已修好") : List.of("已修好"));
        assertThat(there.now().status()).isEqualTo(Status.ANSWERED);
    }

    @RepeatedTest(ROUNDS)
    default void thePlatformGivesTheCaseOneNumber() {
        var there = sent();
        var outcomes = Race.of(
                there.take("Z-1", 1, Update.Stage.IN_PROGRESS, "一"),
                there.take("Z-2", 2, Update.Stage.IN_PROGRESS, "二"));
        assertThat(outcomes).containsOnlyOnce(WON).containsAnyOf(NOT_FOUND, OLDER);
        var number = outcomes.get(0).equals(WON) ? "Z-1" : "Z-2";
        assertThat(there.now().ending().transfer().orElseThrow().externalNumber())
                .isEqualTo(number);
        there.hasVersion(2);
    }

    @RepeatedTest(ROUNDS)
    default void whatIsSentElsewhereMeanwhileIsNoLongerIts() {
        var there = sent();
        var elsewhere = there.sentElsewhere();
        var outcomes = Race.of(there.progress(1, "已派人"), elsewhere);
        assertThat(outcomes.get(1)).isEqualTo(WON);
        assertThat(outcomes.get(0)).isIn(WON, NOT_FOUND);
        assertThatThrownBy(() -> get(there.progress(2, "还在办"))).satisfies(because(Reason.COMPLAINT_NOT_FOUND));
        assertThat(there.told()).hasSize(outcomes.get(0).equals(WON) ? 1 : 0);
    }

    @RepeatedTest(ROUNDS)
    default void ofThePlatformsAnswerAndTheTownshipsOneStands() {
        var there = sent();
        var outcomes = Race.of(there.answer(1, "已修好"), there.answeredHere());
        assertThat(outcomes).contains(WON);
        assertThat(outcomes.get(0)).isIn(WON, WRONG_STATE, NOT_FOUND);
        assertThat(there.now().status()).isEqualTo(Status.ANSWERED);
        there.hasVersion(1 + outcomes.stream().filter(WON::equals).count());
        if (!outcomes.get(0).equals(WON)) {
            assertThat(get(there.number(1, "free")))
                    .as("what was refused used up no number")
                    .isTrue();
        }
    }

    private There sent() {
        var client = platform();
        var filed = Cases.filed(village(), somebody(), Cases.intake("桥面裂了"), MONDAY_9);
        var transfer = new Ending.Transfer("县水利局", "", MONDAY_9, Optional.of(client));
        var out = filed.after()
                .with(Status.TRANSFERRED_OUT)
                .with(filed.after().ending().transferred(transfer));
        var change = new Change(out, filed.step(), filed.event());
        var id = get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
        return new There(this, id, client);
    }

    /** A case that a platform has. */
    record There(TakeUpdateContract store, Complaint.Id id, Client.Id client) {
        Mono<Complaint> progress(long sequence, String text) {
            return take("Z-1", sequence, Update.Stage.IN_PROGRESS, text);
        }

        Mono<Complaint> answer(long sequence, String text) {
            return take("Z-1", sequence, Update.Stage.ANSWERED, text);
        }

        Mono<Complaint> take(String number, long sequence, Update.Stage stage, String text) {
            var takeUpdate = new TakeUpdate(
                    work(),
                    store.complaints(),
                    store.handedOver(),
                    store.sequences(),
                    canonical -> new String(canonical, StandardCharsets.UTF_8),
                    store.transactions());
            var platform = Cases.actor(new Person.Id(client.value()), store.village());
            return takeUpdate.take(platform, id, new Update(number, sequence, stage, text, List.of()));
        }

        Mono<Boolean> number(long sequence, String words) {
            var platform = new Person.Id(client.value());
            return store.transactions()
                    .together(Mono.defer(() -> store.sequences().take(store.village(), platform, id, sequence, words)));
        }

        Mono<Complaint> answeredHere() {
            var township = Cases.actor(store.somebody(), store.village(), Role.DISPATCHER);
            return new AnswerComplaint(work(), new PublicWords(Cases.NUMBERS))
                    .answer(township, id, new Answer("已转告", "", List.of(), false), Optional.empty());
        }

        /** As the township does. */
        Mono<Complaint> sentElsewhere() {
            var other = new Ending.Transfer("县住建局", "", MONDAY_9, Optional.of(store.platform()));
            return store.complaints()
                    .change(
                            store.village(),
                            id,
                            Optional.empty(),
                            found -> Moment.system(MONDAY_9, IDS)
                                    .change(
                                            found.with(found.ending().transferred(other)),
                                            Entry.of(Step.Type.TRANSFERRED_OUT, "乡镇"),
                                            "complaint.transferred-out"));
        }

        private CaseWork work() {
            return new CaseWork(
                    store.complaints(), new InMemoryAttachments(), store.transactions(), IDS, Office.clock(MONDAY_9));
        }

        Complaint now() {
            return get(store.complaints().byId(store.village(), id));
        }

        /** What the platform said, as the reporter reads it. */
        List<String> told() {
            return get(store.complaints().steps(store.village(), id)).stream()
                    .filter(step -> step.type() == Step.Type.PROGRESSED || step.type() == Step.Type.ANSWERED)
                    .map(Step::publicText)
                    .toList();
        }

        void hasVersion(long version) {
            assertThat(now().version()).isEqualTo(version);
            assertThat(get(store.complaints().steps(store.village(), id))).hasSize((int) version);
        }
    }
}
