package village.infra.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.Notices;
import village.api.notice.ReplyWindows;
import village.api.notice.channel.CountingMessages;
import village.api.notice.channel.Outcome;
import village.api.notice.channel.ReplySlots;
import village.api.notice.channel.Routes;
import village.api.notice.channel.Subscriptions;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.channel.Template;
import village.api.notice.delivery.ChannelOrderContract;
import village.api.notice.delivery.DeliverNotices;
import village.api.notice.delivery.Deliveries;
import village.api.notice.delivery.DeliveriesContract;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.delivery.Digests;
import village.api.notice.delivery.DigestsContract;
import village.api.notice.delivery.NoticesContract;
import village.api.notice.delivery.OversightContract;
import village.api.notice.delivery.Tellings;
import village.api.notice.oversight.CaseNotices;
import village.api.notice.oversight.ParkedNotices;
import village.api.place.Village;
import village.infra.notice.channel.PostgresReplyWindows;
import village.infra.notice.channel.PostgresRoutes;
import village.infra.notice.channel.PostgresSubscriptions;
import village.infra.notice.oversight.PostgresCaseNotices;
import village.infra.notice.oversight.PostgresParkedNotices;
import village.infra.postgres.Columns;
import village.infra.postgres.Database;
import village.infra.postgres.PostgresExtension;

class PostgresNoticesTest
        implements NoticesContract, DeliveriesContract, ChannelOrderContract, DigestsContract, OversightContract {
    private static final int MANY = 50;

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final CountingMessages wechat = new CountingMessages(Outcome.SENT);

    @BeforeEach
    void addVillage() {
        run(POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then());
    }

    @AfterEach
    void leaveNothingDue() {
        run(POSTGRES.sql().sql("delete from notice_delivery").then());
        run(POSTGRES.sql().sql("delete from notice_digest").then());
    }

    // --- many at once

    @Test
    void losesNoConsentGivenAtOnce() {
        var user = user();
        run(atOnce(subscriptions().answered(user.person(), Map.of(user.templateId(), Answer.ACCEPT))));
        assertThat(remaining(user)).isEqualTo(MANY);
    }

    @Test
    void spendsNoMoreThanWasGiven() {
        var user = user();
        for (var i = 0; i < MANY; i++) {
            plan(user);
        }
        var giving = Flux.range(0, 20)
                .flatMap(i -> subscriptions().answered(user.person(), Map.of(user.templateId(), Answer.ACCEPT)));
        var begun = Flux.range(0, MANY)
                .flatMap(i -> deliveries().begin(NOON), MANY)
                .map(delivery -> delivery.state())
                .collectList();
        var states =
                Mono.zip(giving.then(Mono.just(true)), begun).block(PATIENCE).getT2();
        var sending = states.stream().filter(State.SENDING::equals).count();
        assertThat(states).hasSize(MANY).containsOnly(State.SENDING, State.NO_CONSENT);
        assertThat(sending + remaining(user)).isEqualTo(20);
    }

    @Test
    void twoWorkersSendEachOnce() {
        var user = user();
        for (var i = 0; i < MANY; i++) {
            answer(user, Answer.ACCEPT);
            plan(user);
        }
        var other = PostgresExtension.pool(POSTGRES.name());
        var elsewhere = deliver(keeper(PostgresExtension.database(other)));
        run(Mono.when(untilDone(deliver(deliveries())), untilDone(elsewhere)));
        assertThat(wechat.calls()).hasSize(MANY);
        assertThat(states()).containsOnly(Map.entry("sent", (long) MANY));
        assertThat(remaining(user)).isZero();
        run(other.disposeLater());
    }

    // --- accidents

    @Test
    void doesNotSendAgainWhatACrashedInstanceBegan() {
        var user = user();
        answer(user, Answer.ACCEPT);
        answer(user, Answer.ACCEPT);
        plan(user);
        begin();
        assertThat(deliveries()
                        .abandon(NOON.plusSeconds(1), NOON.plusSeconds(121))
                        .block(PATIENCE))
                .isEqualTo(1);
        run(untilDone(deliver(deliveries())));
        assertThat(wechat.calls()).isEmpty();
        assertThat(states()).containsOnly(Map.entry("unknown", 1L));
    }

    /** Whoever looks from outside while WeChat is asked sees the attempt and the spent consent. */
    @Test
    void commitsTheAttemptBeforeItAsksWechat() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        wechat.answer(message -> Mono.fromCallable(() -> {
                    assertThat(states()).containsOnly(Map.entry("sending", 1L));
                    assertThat(remaining(user)).isZero();
                    return Outcome.SENT;
                })
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic()));
        assertThat(deliver(deliveries()).next().block(PATIENCE)).isEqualTo(State.SENT);
    }

    /** Whatever a worker does wrong: the table takes no second channel beside one that is on its way. */
    @Test
    void letsNoMessageGoByTwoChannelsAtOnce() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user.person(), subscribe(user), template(follower(user.person())));
        begin();
        var second = POSTGRES.sql().sql("""
                update notice_delivery set state = 'pending', next_attempt_at = now() where channel = 'template'
                """).then();
        assertThatThrownBy(() -> run(second)).isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void countsWhatWaits() {
        var user = user();
        answer(user, Answer.ACCEPT);
        plan(user);
        plan(user);
        begin();
        assertThat(deliveries().backlog().block(PATIENCE))
                .containsOnly(Map.entry(State.PENDING, 1L), Map.entry(State.SENDING, 1L));
    }

    @Test
    void takesNoTemplateWithUnknownWords() {
        var insert = POSTGRES.sql().sql("""
                insert into notice_template (app_id, kind, template_id, title, page, fields)
                values ('wx', 'filed', 't', '', '', '{"thing1": "name"}')
                """).then();
        assertThatThrownBy(() -> run(insert)).isInstanceOf(DataIntegrityViolationException.class);
    }

    private DeliverNotices deliver(Deliveries from) {
        var clock = Clock.fixed(NOON, ZoneOffset.UTC);
        return new DeliverNotices(
                from,
                wechat.senders(),
                new NoticeSettings(
                                true,
                                1,
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofHours(1),
                                Duration.ofHours(24),
                                Duration.ofMinutes(2))
                        .pace(),
                clock,
                new Random(1));
    }

    private static Mono<Void> untilDone(DeliverNotices deliver) {
        return deliver.next().hasElement().repeat().takeWhile(more -> more).then();
    }

    private static Mono<Void> atOnce(Mono<Void> act) {
        return Flux.range(0, MANY).flatMap(i -> act, MANY).then();
    }

    private static Map<String, Long> states() {
        return POSTGRES.sql()
                .sql("select state, count(*) from notice_delivery group by state")
                .map(row -> Map.entry(Columns.text(row, 0), Columns.number(row, 1)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .block(PATIENCE);
    }

    private static void run(Mono<Void> act) {
        act.block(PATIENCE);
    }

    // --- the contract

    @Override
    public Notices notices() {
        return new PostgresNotices(POSTGRES.database());
    }

    @Override
    public Deliveries deliveries() {
        return keeper(POSTGRES.database());
    }

    private static PostgresDeliveries keeper(Database database) {
        return new PostgresDeliveries(database, new PostgresReplyWindows(database));
    }

    @Override
    public Tellings tellings() {
        return new PostgresTellings(POSTGRES.database(), Cases.IDS);
    }

    @Override
    public Digests digests() {
        return new PostgresDigests(POSTGRES.database());
    }

    @Override
    public Routes routes() {
        return new PostgresRoutes(POSTGRES.database());
    }

    @Override
    public ReplySlots slots() {
        return new PostgresReplyWindows(POSTGRES.database());
    }

    @Override
    public ParkedNotices parked() {
        return new PostgresParkedNotices(POSTGRES.database());
    }

    @Override
    public CaseNotices caseNotices() {
        return new PostgresCaseNotices(POSTGRES.database());
    }

    @Override
    public Subscriptions subscriptions() {
        return new PostgresSubscriptions(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id person() {
        return Rows.person(POSTGRES.sql());
    }

    @Override
    public void signIn(Person.Id person, OpenId openId) {
        Rows.identity(POSTGRES.sql(), person, openId);
    }

    @Override
    public void serve(Template template) {
        Rows.miniProgram(POSTGRES.sql(), template.appId(), village);
        Rows.template(POSTGRES.sql(), template);
    }

    @Override
    public void speak(Template template) {
        Rows.serviceAccount(POSTGRES.sql(), template.appId(), village);
        Rows.template(POSTGRES.sql(), template);
    }

    @Override
    public void write(OpenId follower, Instant at) {
        run(slots().opened(follower, ReplyWindows.Opening.MESSAGE, at));
    }
}
