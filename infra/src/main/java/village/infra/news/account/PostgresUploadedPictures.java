package village.infra.news.account;

import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.word;

import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.infra.postgres.Database;
import village.wechat.gateway.draft.UploadedPictures;

/** Pictures at WeChat on PostgreSQL. */
final class PostgresUploadedPictures implements UploadedPictures {
    private static final String FIND = """
            select name from wechat_picture where app_id = :appId and attachment_id = :picture and use = :use
            """;
    private static final String KEEP = """
            insert into wechat_picture (app_id, attachment_id, use, name) values (:appId, :picture, :use, :name)
            on conflict on constraint wechat_picture_pk do update set name = excluded.name, uploaded_at = now()
            """;
    private static final String FORGET =
            "delete from wechat_picture where app_id = :appId and attachment_id = :picture and use = :use";

    private final Database database;

    PostgresUploadedPictures(Database database) {
        this.database = database;
    }

    @Override
    public Mono<String> find(String appId, Attachment.Id picture, Use use) {
        return database.query(client -> client.sql(FIND)
                .bind("appId", appId)
                .bind("picture", picture.value())
                .bind("use", word(use))
                .map(row -> text(row, 0))
                .one());
    }

    @Override
    public Mono<Void> keep(String appId, Attachment.Id picture, Use use, String name) {
        return database.write(client -> client.sql(KEEP)
                .bind("appId", appId)
                .bind("picture", picture.value())
                .bind("use", word(use))
                .bind("name", name)
                .then());
    }

    @Override
    public Mono<Void> forget(String appId, Attachment.Id picture, Use use) {
        return database.write(client -> client.sql(FORGET)
                .bind("appId", appId)
                .bind("picture", picture.value())
                .bind("use", word(use))
                .then());
    }
}
