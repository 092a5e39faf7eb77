package village.infra.embedded.demo.cases;

import village.api.complaint.CaseWork;
import village.api.complaint.Complaints;
import village.api.complaint.MergedWork;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.handling.AcceptComplaint;
import village.api.complaint.handling.AnswerComplaint;
import village.api.complaint.handling.PublicWords;
import village.api.complaint.handling.above.PublishComplaint;
import village.api.complaint.handling.above.VerifyAnswer;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.reporter.RateComplaint;
import village.infra.embedded.demo.MovableClock;

/** What people do with cases, at the time the clock shows. */
record CaseActs(
        FileComplaint file,
        AcceptComplaint accept,
        AnswerComplaint answer,
        PublishComplaint publish,
        RateComplaint rate,
        VerifyAnswer verify,
        MovableClock clock) {
    static CaseActs of(
            FileComplaint file,
            CaseWork work,
            MergedWork mergedWork,
            Complaints complaints,
            PublicWords words,
            DueTimes dueTimes,
            MovableClock clock) {
        return new CaseActs(
                file,
                new AcceptComplaint(work),
                new AnswerComplaint(work, words),
                new PublishComplaint(work, complaints, words),
                new RateComplaint(work, mergedWork, dueTimes),
                new VerifyAnswer(work, complaints, dueTimes, words, clock),
                clock);
    }
}
