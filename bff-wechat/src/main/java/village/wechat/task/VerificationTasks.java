package village.wechat.task;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaints;
import village.api.complaint.desk.ListCases;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.wechat.complaint.Summaries;

/** Answers that wait for somebody else than who gave them to see whether they hold. */
@Component
class VerificationTasks {
    private static final Complaints.Slice FIRST = new Complaints.Slice(Optional.empty(), 20);

    private final ListCases listCases;
    private final Summaries summaries;

    VerificationTasks(ListCases listCases, Summaries summaries) {
        this.listCases = listCases;
        this.summaries = summaries;
    }

    /** However many he answered himself, those of others are found. */
    Mono<List<TaskView>> of(Actor actor) {
        return actor.holds(Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR)
                ? listCases
                        .toVerify(actor, FIRST)
                        .flatMap(page -> summaries.of(page.items()))
                        .map(found -> found.stream().map(TaskView::toVerify).toList())
                : Mono.just(List.of());
    }
}
