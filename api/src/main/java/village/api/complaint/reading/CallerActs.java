package village.api.complaint.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import village.api.complaint.Complaint;
import village.api.complaint.Step;
import village.api.complaint.reporter.RemindComplaint;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.reporter.SpeakForReporter;
import village.api.identity.Actor;

/** What staff may enter now for a reporter without WeChat here, in the words the pages know. */
final class CallerActs {
    private CallerActs() {}

    /** @param noted whether somebody is noted whose case it is */
    static Stream<String> of(Actor actor, Complaint complaint, Instant now, List<Step> steps, boolean noted) {
        if (!SpeakForReporter.maySpeak(actor, complaint, noted)) {
            return Stream.of();
        }
        var status = complaint.status();
        var reopenable = ReopenComplaint.until(complaint, steps).filter(until -> !now.isAfter(until));
        return Stream.of(
                        Map.entry("caller-rate", status.rateable()),
                        Map.entry("caller-remind", status.open() && !RemindComplaint.remindedOn(complaint, now)),
                        Map.entry("caller-reopen", reopenable.isPresent()))
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey);
    }
}
