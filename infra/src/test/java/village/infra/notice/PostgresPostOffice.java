package village.infra.notice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import village.api.complaint.Cases;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.Notices;
import village.api.notice.ReplyWindows;
import village.api.notice.channel.ReplySlots;
import village.api.notice.channel.Routes;
import village.api.notice.channel.Subscriptions;
import village.api.notice.channel.Template;
import village.api.notice.delivery.Deliveries;
import village.api.notice.delivery.Digests;
import village.api.notice.delivery.PostOffice;
import village.api.notice.delivery.Reports;
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

/** Everything about notices on PostgreSQL, each test in a village of its own. */
abstract class PostgresPostOffice implements PostOffice {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());

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

    static Map<String, Long> states() {
        return POSTGRES.sql()
                .sql("select state, count(*) from notice_delivery group by state")
                .map(row -> Map.entry(Columns.text(row, 0), Columns.number(row, 1)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue)
                .block(PATIENCE);
    }

    static void run(Mono<Void> act) {
        act.block(PATIENCE);
    }

    @Override
    public Notices notices() {
        return new PostgresNotices(POSTGRES.database());
    }

    @Override
    public Deliveries deliveries() {
        return keeper(POSTGRES.database());
    }

    static PostgresDeliveries keeper(Database database) {
        return new PostgresDeliveries(database, new PostgresReplyWindows(database));
    }

    @Override
    public Reports reports() {
        return reports(POSTGRES.database());
    }

    static PostgresReports reports(Database database) {
        return new PostgresReports(database, new PostgresReplyWindows(database));
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
