package village.infra.embedded.demo.inquiries;

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
import village.api.complaint.Reporting;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.inquiry.Inquiry;
import village.api.inquiry.asking.Wish;
import village.api.inquiry.faq.Faq;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.infra.embedded.demo.DemoPerson;

/**
 * Brings the demo's questions as far as their story goes once the application is up; a key makes each act happen once,
 * so a start that was cut short is made up for by the next.
 */
public final class DemoInquiries implements ApplicationListener<ApplicationReadyEvent>, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(DemoInquiries.class);
    private static final VillageCode FENGXI = new VillageCode("330999101201");
    private static final LocalTime MORNING = LocalTime.of(9, 10);
    private static final LocalTime AFTERNOON = LocalTime.of(15, 30);

    private final Villages villages;
    private final InquiryActs acts;
    private final Disposable.Swap work = Disposables.swap();

    DemoInquiries(Villages villages, InquiryActs acts) {
        this.villages = villages;
        this.acts = acts;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        work.update(
                settle().subscribe(done -> {}, failure -> LOG.warn("the demo's questions are not all there", failure)));
    }

    /** Adds what is missing; once everything is there, nothing. */
    public Mono<Void> settle() {
        return villages.byCode(FENGXI)
                .flatMap(village -> Flux.fromIterable(DemoInquiry.FAQS)
                        .concatMap(wording -> answered(village.id(), wording))
                        .thenMany(Flux.fromIterable(DemoInquiry.FENGXI))
                        .concatMap(story -> told(village.id(), story))
                        .then());
    }

    private Mono<Faq> answered(Village.Id village, Faq.Wording wording) {
        var clerk = clerk(village);
        acts.clock().set(acts.clock().today().minusDays(20), MORNING);
        return acts.faq().add(clerk, wording, false, once(clerk, "faq.add", wording.question()));
    }

    private Mono<Inquiry> told(Village.Id village, DemoInquiry story) {
        var asker = DemoPerson.acting(story.asker(), village);
        acts.clock().set(acts.clock().today().minusDays(story.daysAgo()), MORNING);
        var wish = new Wish(
                story.desk(), story.text(), List.of(), story.open(), Optional.empty(), Reporting.Source.WECHAT);
        return acts.ask()
                .ask(asker, wish, once(asker, "inquiry.ask", story.text()))
                .flatMap(asked -> onward(story, asked));
    }

    private Mono<Inquiry> onward(DemoInquiry story, Inquiry asked) {
        if (story.fate() == DemoInquiry.Fate.WAITING || asked.status() != Inquiry.Status.WAITING) {
            return Mono.just(asked);
        }
        var clerk = clerk(asked.village());
        acts.clock().set(acts.clock().today().minusDays(story.daysAgo() - 1), AFTERNOON);
        if (story.fate() == DemoInquiry.Fate.DECLINED) {
            return acts.answer().decline(clerk, asked.id(), asked.version(), story.answer(), Optional.empty());
        }
        return acts.answer()
                .answer(clerk, asked.id(), asked.version(), story.answer(), List.of(), Optional.empty())
                .flatMap(answered -> story.fate() == DemoInquiry.Fate.PUBLISHED
                        ? acts.moderate().publish(clerk, answered.id(), answered.version(), Optional.empty())
                        : Mono.just(answered));
    }

    private static Once once(Actor actor, String operation, String named) {
        return new Once(
                "person:" + actor.requirePerson(), operation, "demo:" + Integer.toHexString(named.hashCode()), "");
    }

    private static Actor clerk(Village.Id village) {
        return DemoPerson.acting("demo-cadre-1", village, Role.CADRE);
    }

    @Override
    public void destroy() {
        work.dispose();
    }
}
