package village.wechat.task;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.disclosure.question.Question;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.answering.ReadQuestions;
import village.api.disclosure.reading.ListFilingTasks;
import village.api.evidence.proof.HearAlarm;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;

/** What of disclosure is to do: evidence that does not hold any more, filings to check, mend and publish, what falls due, villagers' questions. */
@Component
class DisclosureTasks {
    private static final int FEW = 20;

    private final ListFilingTasks listFilingTasks;
    private final ReadQuestions readQuestions;
    private final HearAlarm hearAlarm;

    DisclosureTasks(ListFilingTasks listFilingTasks, ReadQuestions readQuestions, HearAlarm hearAlarm) {
        this.hearAlarm = hearAlarm;
        this.listFilingTasks = listFilingTasks;
        this.readQuestions = readQuestions;
    }

    Mono<List<TaskView>> of(Actor actor, Village village) {
        return Mono.zip(alarms(actor, village), questions(actor, village), listFilingTasks.list(actor))
                .map(found -> Stream.of(found.getT1().stream(), found.getT2().stream(), filings(found.getT3(), village))
                        .flatMap(each -> each)
                        .toList());
    }

    private Mono<List<TaskView>> alarms(Actor actor, Village village) {
        return hearAlarm
                .hear(actor)
                .map(alarm -> List.of(TaskView.evidenceAlarm(village)))
                .defaultIfEmpty(List.of());
    }

    private static Stream<TaskView> filings(ListFilingTasks.Tasks tasks, Village village) {
        return Stream.of(
                        tasks.toCheck().stream().map(one -> TaskView.of("disclosure-check", one, village)),
                        tasks.uncheckable().stream().map(one -> TaskView.uncheckable(one, village)),
                        tasks.returned().stream().map(one -> TaskView.of("disclosure-returned", one, village)),
                        tasks.toPublish().stream().map(one -> TaskView.of("disclosure-publish", one, village)),
                        tasks.covered().stream().map(one -> TaskView.covered(one, village)),
                        tasks.unfollowed().stream().map(one -> TaskView.unfollowed(one, village)),
                        tasks.due().stream().map(one -> TaskView.of(one, village)))
                .flatMap(each -> each);
    }

    /** The cadres' own to answer; the township sees those that are overdue, and what it was asked to look at. */
    private Mono<List<TaskView>> questions(Actor actor, Village village) {
        if (!actor.holds(Role.CADRE, Role.DISPATCHER)) {
            return Mono.just(List.of());
        }
        var waiting = readQuestions.list(actor, Question.Status.WAITING, new Questions.Slice(Optional.empty(), FEW));
        return Mono.zip(waiting, readQuestions.objected(actor, FEW))
                .map(found -> Stream.concat(
                                found.getT2().stream(),
                                found.getT1().items().stream()
                                        .filter(view -> actor.holds(Role.CADRE)
                                                || view.question().escalatedAt().isPresent()))
                        .map(view -> TaskView.of(view, village))
                        .toList());
    }
}
