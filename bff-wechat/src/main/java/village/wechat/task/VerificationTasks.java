package village.wechat.task;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.desk.CaseFilter;
import village.api.complaint.desk.CaseGroup;
import village.api.complaint.desk.ListCases;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.wechat.complaint.Summaries;

/** Answers that wait for somebody else than who gave them to see whether they hold. */
@Component
class VerificationTasks {
    private static final int FEW = 20;

    private static final CaseFilter ANSWERED =
            new CaseFilter(CaseGroup.TO_VERIFY, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private final ListCases listCases;
    private final Summaries summaries;

    VerificationTasks(ListCases listCases, Summaries summaries) {
        this.listCases = listCases;
        this.summaries = summaries;
    }

    /** However many he answered himself, those of others are found. */
    Mono<List<TaskView>> of(Actor actor) {
        return actor.holds(Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR)
                ? page(actor, Optional.empty())
                        .expand(page -> Mono.justOrEmpty(page.next()).flatMap(last -> page(actor, Optional.of(last))))
                        .flatMapIterable(Page::items)
                        .filter(complaint -> may(actor, complaint))
                        .take(FEW)
                        .collectList()
                        .flatMap(summaries::of)
                        .map(found -> found.stream().map(TaskView::toVerify).toList())
                : Mono.just(List.of());
    }

    private Mono<Page<Complaint, Complaint.Id>> page(Actor actor, Optional<Complaint.Id> after) {
        return listCases.list(actor, ANSWERED, new Complaints.Slice(after, FEW));
    }

    private static boolean may(Actor actor, Complaint complaint) {
        return Access.mayVerify(actor, complaint) && !complaint.reporting().concerns(actor);
    }
}
