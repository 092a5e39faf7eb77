package village.infra.attachment;

import java.time.Duration;
import java.util.UUID;
import village.api.attachment.Attachment;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** What attachments refer to in the database. */
final class AttachmentRows {
    private final PostgresExtension postgres;

    AttachmentRows(PostgresExtension postgres) {
        this.postgres = postgres;
    }

    Village.Id village() {
        var id = UUID.randomUUID();
        execute("insert into village (id, name) values ('" + id + "', '枫溪村')");
        return new Village.Id(id);
    }

    Person.Id person() {
        var id = UUID.randomUUID();
        execute("insert into person (id) values ('" + id + "')");
        return new Person.Id(id);
    }

    Person.Id person(OpenId openId) {
        var person = person();
        execute("insert into wechat_account (app_id, kind, name, secret_sealed) values ('" + openId.appId()
                + "', 'mini-program', '乡音', '') on conflict do nothing");
        execute("insert into wechat_identity (app_id, openid, person_id) values ('" + openId.appId() + "', '"
                + openId.value() + "', '" + person + "')");
        return person;
    }

    long events(Attachment.Id id) {
        return postgres.sql()
                .sql("select count(*) from event where subject_kind = 'attachment' and subject_id = '" + id + "'")
                .map(row -> row.get(0, Long.class))
                .one()
                .block(Duration.ofSeconds(10));
    }

    void clear() {
        execute("truncate attachment_check, attachment_verdict, attachment, event cascade");
    }

    private void execute(String sql) {
        postgres.sql().sql(sql).then().block(Duration.ofSeconds(10));
    }
}
