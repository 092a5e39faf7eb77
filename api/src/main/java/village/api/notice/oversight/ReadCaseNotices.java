package village.api.notice.oversight;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.reading.ReadComplaint;
import village.api.identity.Actor;

/** Staff who work on a case see how its notices went out. */
public final class ReadCaseNotices {
    private final ReadComplaint readComplaint;
    private final CaseNotices notices;

    public ReadCaseNotices(ReadComplaint readComplaint, CaseNotices notices) {
        this.readComplaint = readComplaint;
        this.notices = notices;
    }

    public Mono<List<CaseNotice>> read(Actor actor, Complaint.Id id) {
        return readComplaint
                .open(actor, id)
                .flatMap(view -> notices.of(view.complaint().village(), id));
    }
}
