package village.api.complaint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Cases.MONDAY_9;
import static village.api.complaint.ComplaintsContract.get;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.Telephone;
import village.api.place.Village;

/** What every store of callers must do. */
public interface CallersContract {
    PhoneNumber PHONE = new PhoneNumber("13700000001");

    Callers callers();

    Complaints complaints();

    /** A village that exists. */
    Village.Id village();

    @Test
    default void givesBackTheFirstNote() {
        var id = filed();
        var caller = new Caller(new PersonName("方阿毛"), Optional.of(PHONE));
        callers().add(village(), id, caller).block();
        callers()
                .add(village(), id, new Caller(new PersonName("别人"), Optional.empty()))
                .block();
        assertThat(get(callers().of(village(), id))).isEqualTo(caller);
        assertThat(callers().of(village(), filed()).blockOptional()).isEmpty();
    }

    @Test
    default void findsTheNewestCasesOfANumberInItsVillage() {
        var first = noted(Optional.of(PHONE));
        var second = noted(Optional.of(PHONE));
        noted(Optional.of(new PhoneNumber("13700000002")));
        noted(Optional.empty());
        assertThat(get(callers().byPhone(village(), PHONE, 10))).containsExactly(second, first);
        assertThat(get(callers().byPhone(village(), PHONE, 1))).containsExactly(second);
        assertThat(get(callers().byPhone(new Village.Id(UUID.randomUUID()), PHONE, 10)))
                .isEmpty();
    }

    @Test
    default void findsALandlineWithAndWithoutItsAreaCode() {
        var there = Telephone.read("0571-82340001");
        var first = noted(Optional.of(there));
        var second = noted(Optional.of(Telephone.read("82340001")));
        noted(Optional.of(Telephone.read("82340002")));
        assertThat(get(callers().of(village(), first)).phone()).contains(there);
        assertThat(get(callers().byPhone(village(), Telephone.read("82340001"), 10)))
                .containsExactly(second, first);
        assertThat(get(callers().byPhone(village(), Telephone.read("0571 82340001"), 10)))
                .containsExactly(second, first);
    }

    private Complaint.Id noted(Optional<Telephone> phone) {
        var id = filed();
        callers().add(village(), id, new Caller(new PersonName("方阿毛"), phone)).block();
        return id;
    }

    private Complaint.Id filed() {
        var change = Cases.filed(village(), Cases.person(), Cases.intake("x"), MONDAY_9);
        return get(complaints().add(Cases.once(UUID.randomUUID().toString()), List.of(change)));
    }
}
