package village.infra.embedded.demo.cases;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Intake;
import village.api.complaint.Status;
import village.api.complaint.handling.Answer;
import village.api.complaint.handling.above.VerifyAnswer;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.infra.embedded.demo.DemoPerson;

/**
 * Brings the demo's cases as far as their story goes once the application is up. A start that was cut short is made up
 * for by the next; whoever has used the demo since finds his own cases as he left them.
 */
public final class DemoCases implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCases.class);
    private static final VillageCode FENGXI = new VillageCode("330999101201");
    private static final LocalTime MORNING = LocalTime.of(8, 20);
    private static final LocalTime NOON = LocalTime.of(13, 40);
    private static final LocalTime EVENING = LocalTime.of(18, 5);
    private static final int MOST = 100;

    private final Villages villages;
    private final Complaints complaints;
    private final CaseActs acts;
    private final Disposable.Swap work = Disposables.swap();

    DemoCases(Villages villages, Complaints complaints, CaseActs acts) {
        this.villages = villages;
        this.complaints = complaints;
        this.acts = acts;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        work.update(settle().subscribe(done -> {}, failure -> LOG.warn("the demo's cases are not all there", failure)));
    }

    /** Adds what is missing; once everything is there, nothing. */
    public Mono<Void> settle() {
        return villages.byCode(FENGXI)
                .flatMapMany(village -> Flux.fromIterable(DemoCase.FENGXI)
                        .concatMap(story -> reported(village.id(), story)
                                .flatMap(complaint -> onward(village.id(), story, complaint))))
                .then();
    }

    private Mono<Complaint> reported(Village.Id village, DemoCase story) {
        var reporter = reporter(village, story);
        return complaints
                .reportedBy(reporter.requirePerson(), new Complaints.Slice(Optional.empty(), MOST))
                .flatMapIterable(page -> page.items())
                .filter(one -> one.intake().text().equals(story.text()))
                .next()
                .switchIfEmpty(Mono.defer(() -> file(reporter, story)));
    }

    private Mono<Complaint> file(Actor reporter, DemoCase story) {
        at(story, MORNING);
        var once = new Once(
                "person:" + reporter.requirePerson(), "complaint.file", "demo:" + story.plate() + story.daysAgo(), "");
        return acts.file().file(reporter, story.intake(), once);
    }

    /** One step, and the next, until it stands where it should. */
    private Mono<Complaint> onward(Village.Id village, DemoCase story, Complaint now) {
        return step(village, story, now)
                .flatMap(next -> onward(village, story, next))
                .defaultIfEmpty(now);
    }

    private Mono<Complaint> step(Village.Id village, DemoCase story, Complaint now) {
        return switch (story.fate()) {
            case REPORTED -> Mono.empty();
            case TAKEN -> now.status() == Status.DISPATCHED ? take(village, story, now) : Mono.empty();
            case ANSWERED, RATED, SILENT -> further(village, story, now);
        };
    }

    private Mono<Complaint> further(Village.Id village, DemoCase story, Complaint now) {
        return switch (now.status()) {
            case DISPATCHED -> take(village, story, now);
            case IN_PROGRESS -> answer(village, story, now);
            case ANSWERED ->
                switch (story.fate()) {
                    case RATED -> rate(village, story, now);
                    case SILENT -> check(village, story, now);
                    default -> Mono.empty();
                };
            default -> Mono.empty();
        };
    }

    private Mono<Complaint> take(Village.Id village, DemoCase story, Complaint now) {
        at(story, NOON);
        return acts.accept().accept(gridWorker(village), now.id(), "", Optional.empty());
    }

    private Mono<Complaint> answer(Village.Id village, DemoCase story, Complaint now) {
        at(story, EVENING);
        var answer = new Answer(story.answer(), "", List.of(), false);
        return acts.answer()
                .answer(gridWorker(village), now.id(), answer, Optional.empty())
                .flatMap(answered -> story.visibility() == Intake.Visibility.PUBLIC
                        ? acts.publish().publish(dispatcher(village), answered.id(), false, Optional.empty())
                        : Mono.just(answered));
    }

    private Mono<Complaint> rate(Village.Id village, DemoCase story, Complaint now) {
        at(story, EVENING.plusHours(1));
        return acts.rate().rate(reporter(village, story), now.id(), DemoCase.CONTENT, Optional.empty());
    }

    private Mono<Complaint> check(Village.Id village, DemoCase story, Complaint now) {
        at(story, EVENING.plusHours(2));
        return acts.verify()
                .verify(dispatcher(village), now.id(), new VerifyAnswer.Verdict(true, ""), Optional.empty());
    }

    private void at(DemoCase story, LocalTime time) {
        acts.clock().set(acts.clock().today().minusDays(story.daysAgo()), time);
    }

    private static Actor reporter(Village.Id village, DemoCase story) {
        return DemoPerson.acting(story.reporter(), village);
    }

    private static Actor dispatcher(Village.Id village) {
        return DemoPerson.acting("demo-dispatcher-1", village, Role.DISPATCHER);
    }

    private static Actor gridWorker(Village.Id village) {
        return DemoPerson.acting("demo-grid-1", village, Role.GRID_WORKER);
    }

    @Override
    public void destroy() {
        work.dispose();
    }
}
