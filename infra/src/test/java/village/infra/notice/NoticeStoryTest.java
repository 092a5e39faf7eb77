package village.infra.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.f4b6a3.uuid.UuidCreator;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.complaint.Cases;
import village.api.complaint.Complaints;
import village.api.credit.matter.CreditMatters;
import village.api.disclosure.Filings;
import village.api.disclosure.InMemoryFilings;
import village.api.disclosure.checking.Checkers;
import village.api.disclosure.checking.Committees;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.Notices;
import village.api.notice.channel.CountingMessages;
import village.api.notice.channel.CustomerMessages;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.SubscribeMessages;
import village.api.notice.channel.Subscriptions;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.channel.Template;
import village.api.notice.channel.TemplateMessages;
import village.api.notice.preference.QuietHours;
import village.api.notice.telling.NoMatters;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.VillageRegistry;
import village.infra.crypto.Sealer;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

/** From a complaint filed to the phone that rings: the real log, the real workers, PostgreSQL; only WeChat is not. */
class NoticeStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @ConfigurationPropertiesScan({"village.infra.event", "village.infra.notice", "village.infra.inquiry"})
    @EnableConfigurationProperties
    static class Settings {}

    private final CountingMessages wechat = new CountingMessages(Outcome.SENT);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    /** Goes as the system's, but began at ten by the village's clock: at night messages wait. */
    private static final Clock MORNING = Clock.offset(Clock.systemUTC(), untilTen());

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private Village village;

    @BeforeEach
    void start() {
        context.registerBean(Database.class, POSTGRES::database);
        context.registerBean(Ids.class, () -> UuidCreator::getTimeOrderedEpoch);
        context.registerBean(Clock.class, () -> MORNING);
        context.registerBean(Sealer.class, TestSecrets::sealer);
        context.registerBean(MeterRegistry.class, () -> meters);
        context.registerBean(SubscribeMessages.class, wechat::subscribe);
        context.registerBean(CustomerMessages.class, wechat::customer);
        context.registerBean(TemplateMessages.class, wechat::template);
        context.registerBean(Settings.class);
        context.registerBean(Filings.class, InMemoryFilings::new);
        context.registerBean(CreditMatters.class, NoMatters::new);
        Committees nobody = of -> Mono.just(List.of());
        context.registerBean(Committees.class, () -> nobody);
        context.registerBean(Checkers.class, () -> new Checkers(nobody, (where, one, others) -> Mono.just(false)));
        context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
        TestPropertyValues.of("village.event.poll=20ms", "village.notice.poll=20ms", "village.notice.sweep=50ms")
                .applyTo(context);
        context.scan(
                "village.infra.event",
                "village.infra.notice",
                "village.infra.complaint",
                "village.infra.disclosure.question",
                "village.infra.inquiry",
                "village.infra.place");
        // The clocks of cases have no part in this story.
        context.removeBeanDefinition("clockWiring");
        context.refresh();
        found();
        context.getBeansOfType(SmartLifecycle.class).values().forEach(SmartLifecycle::start);
    }

    private static Duration untilTen() {
        var now = ZonedDateTime.now(QuietHours.ZONE);
        return Duration.between(now, now.with(LocalTime.of(10, 0)));
    }

    @AfterEach
    void stop() {
        context.close();
    }

    private void found() {
        var registry = context.getBean(VillageRegistry.class);
        registry.area("330999", "枫江县", Optional.empty()).block(PATIENCE);
        registry.area("330999101", "枫溪镇", Optional.of("330999")).block(PATIENCE);
        village = registry.village(new VillageCode("330999101201"), "枫溪村").block(PATIENCE);
    }

    @Test
    void aFiledComplaintReachesInboxesAndThePhone() {
        var sql = POSTGRES.sql();
        var reporter = Rows.person(sql);
        var cadre = Rows.person(sql);
        Rows.cadre(sql, cadre, village.id());
        Rows.miniProgram(sql, "wxstory", village.id());
        Rows.template(
                sql,
                new Template(
                        "wxstory",
                        Notice.Kind.FILED,
                        "t1",
                        "诉求进展",
                        "pages/notice?to={link}",
                        Map.of("character_string1", Template.Source.TICKET, "thing2", Template.Source.VILLAGE)));
        Rows.identity(sql, reporter, new OpenId("wxstory", "o1"));
        context.getBean(Subscriptions.class)
                .answered(reporter, Map.of("t1", Answer.ACCEPT))
                .block(PATIENCE);

        var filed = Cases.filed(village.id(), reporter, Cases.intake("路灯不亮"), MORNING.instant());
        context.getBean(Complaints.class)
                .add(Cases.once("story"), List.of(filed))
                .block(PATIENCE);

        Awaitility.await().atMost(PATIENCE).until(() -> sent() == 1);
        assertThat(inbox(reporter)).extracting(Notice::kind).containsExactly(Notice.Kind.FILED);
        assertThat(inbox(cadre)).extracting(Notice::kind).containsExactly(Notice.Kind.TASK);
        assertThat(wechat.calls()).hasSize(1);
        var message = (SubscribeMessages.Message) wechat.calls().get(0);
        assertThat(message.to()).isEqualTo(new OpenId("wxstory", "o1"));
        assertThat(message.data())
                .containsEntry("character_string1", filed.after().ticket().value())
                .containsEntry("thing2", "枫溪村");
        assertThat(message.page()).contains(filed.after().id().toString());
    }

    private double sent() {
        return meters.counter("village.notice.deliveries", "state", "sent").count();
    }

    private List<Notice> inbox(Person.Id person) {
        return context.getBean(Notices.class)
                .of(person, 20, Optional.empty())
                .block(PATIENCE)
                .items();
    }
}
