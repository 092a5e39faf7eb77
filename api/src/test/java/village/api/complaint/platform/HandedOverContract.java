package village.api.complaint.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.complaint.ComplaintsContract.because;
import static village.api.complaint.ComplaintsContract.get;
import static village.api.complaint.Race.WON;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Transactions;
import village.api.complaint.Complaint;
import village.api.complaint.Race;
import village.api.identity.Person;
import village.api.place.Village;

/** What every store of other platforms' numbers must do. */
public interface HandedOverContract {
    HandedOver handedOver();

    Transactions transactions();

    Village.Id village();

    /** A case that is there. */
    Complaint.Id complaint();

    /** A platform that is there. */
    Person.Id platform();

    @Test
    default void givesBackWhatAPlatformCallsACase() {
        var platform = platform();
        var complaint = complaint();
        add(platform, "ZJ-1", complaint).block();
        assertThat(get(handedOver().numberOf(village(), platform, complaint))).isEqualTo("ZJ-1");
        assertThat(handedOver().numberOf(village(), platform(), complaint).blockOptional())
                .as("another platform's")
                .isEmpty();
        assertThat(handedOver().numberOf(village(), platform, complaint()).blockOptional())
                .isEmpty();
    }

    @Test
    default void aNumberIsGivenOnceByAPlatform() {
        var platform = platform();
        add(platform, "ZJ-1", complaint()).block();
        assertThatThrownBy(add(platform, "ZJ-1", complaint())::block)
                .satisfies(because(Reason.COMPLAINT_EXTERNAL_NUMBER));
        add(platform(), "ZJ-1", complaint()).block();
    }

    @RepeatedTest(8)
    default void ofCasesUnderOneNumberAtOnceOneIsTaken() {
        var platform = platform();
        var one = complaint();
        var other = complaint();
        var outcomes = Race.of(add(platform, "ZJ-2", one), add(platform, "ZJ-2", other));
        assertThat(outcomes).containsExactlyInAnyOrder(WON, Reason.COMPLAINT_EXTERNAL_NUMBER.code());
        var won = outcomes.get(0).equals(WON) ? one : other;
        assertThat(get(handedOver().numberOf(village(), platform, won))).isEqualTo("ZJ-2");
    }

    @Test
    default void whatIsUndoneGivesItsNumberBack() {
        var platform = platform();
        var undone = transactions()
                .together(add(platform, "ZJ-3", complaint()).then(Mono.error(new IllegalStateException())));
        assertThatThrownBy(undone::block).isInstanceOf(IllegalStateException.class);
        add(platform, "ZJ-3", complaint()).block();
    }

    private Mono<Void> add(Person.Id platform, String number, Complaint.Id complaint) {
        return transactions().together(Mono.defer(() -> handedOver().add(village(), platform, number, complaint)));
    }
}
