package village.infra.complaint.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.complaint.Race.WON;

import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import village.api.Reason;
import village.api.client.Client;
import village.api.complaint.Complaints;
import village.api.complaint.Race;
import village.api.complaint.Status;
import village.api.complaint.platform.SpeakForCitizen;
import village.api.complaint.platform.SpeakForCitizenContract;
import village.api.complaint.reporter.Supplement;
import village.infra.complaint.StoredComplaints;

class PostgresSpeakForCitizenTest extends OnPlatformCases implements SpeakForCitizenContract {
    @Override
    public Complaints complaints() {
        return StoredComplaints.in(POSTGRES.database());
    }

    @Override
    public Client.Id platform() {
        return cases().platform();
    }

    /** It is told nothing of a case that was taken from it, and leaves nothing there either. */
    @RepeatedTest(ROUNDS)
    void whatIsTakenFromItMeanwhileIsLeftAsItIs() {
        var there = handedOver(Status.IN_PROGRESS);
        var added = new SpeakForCitizen.Added(new Supplement("在村口", List.of()));
        var outcomes = Race.of(there.says(added), there.handedUp());
        assertThat(outcomes.get(1)).isEqualTo(WON);
        assertThat(outcomes.get(0)).isIn(WON, Reason.COMPLAINT_NOT_FOUND.code());
        there.hasVersion(outcomes.get(0).equals(WON) ? 3 : 2);
    }
}
