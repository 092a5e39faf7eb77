package village.infra.embedded.demo.study;

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
import village.api.credit.course.Course;
import village.api.credit.course.editing.PublishCourse;
import village.api.credit.course.editing.WriteCourse;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.infra.embedded.demo.DemoPerson;

/** Gives a demo village its courses once the application is up; a second start adds nothing. */
public final class DemoStudy implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DemoStudy.class);
    private static final VillageCode FENGXI = new VillageCode("330999101201");

    private final Villages villages;
    private final WriteCourse writeCourse;
    private final PublishCourse publishCourse;
    private final Disposable.Swap work = Disposables.swap();

    DemoStudy(Villages villages, WriteCourse writeCourse, PublishCourse publishCourse) {
        this.villages = villages;
        this.writeCourse = writeCourse;
        this.publishCourse = publishCourse;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        work.update(
                settle().subscribe(done -> {}, failure -> LOG.warn("the demo's courses are not all there", failure)));
    }

    public Mono<Void> settle() {
        return villages.byCode(FENGXI)
                .map(Village::id)
                .map(village -> DemoPerson.acting("demo-cadre-1", village, Role.CADRE))
                .flatMapMany(cadre -> Flux.fromIterable(DemoCourses.ALL).concatMap(course -> taught(cadre, course)))
                .then();
    }

    private Mono<Course> taught(Actor cadre, WriteCourse.Draft draft) {
        return writeCourse
                .draft(cadre, draft, once(cadre, "course.draft", draft))
                .filter(course -> course.status() == Course.Status.DRAFT)
                .flatMap(course -> publishCourse.publish(
                        cadre,
                        course.id(),
                        course.version(),
                        Optional.of(once(cadre, "course.publish:" + course.id(), draft))));
    }

    private static Once once(Actor cadre, String operation, WriteCourse.Draft draft) {
        return new Once(
                "person:" + cadre.requirePerson(),
                operation,
                "demo:" + draft.title().hashCode(),
                "");
    }

    @Override
    public void destroy() {
        work.dispose();
    }
}
