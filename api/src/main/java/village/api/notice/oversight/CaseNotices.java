package village.api.notice.oversight;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.place.Village;

/** How the notices of a case went out. */
public interface CaseNotices {
    /** More lines than this are not told. */
    int MOST = 200;

    /** A line for each channel a notice was or is tried by, newest notice first; channels whose turn never came are left out. */
    Mono<List<CaseNotice>> of(Village.Id village, Complaint.Id complaint);
}
