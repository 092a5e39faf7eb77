package village.infra.catalogue;

import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import village.api.catalogue.SchemaNotes;
import village.api.catalogue.SchemaNotesContract;
import village.infra.postgres.PostgresExtension;

class PostgresSchemaNotesTest implements SchemaNotesContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @BeforeAll
    static void note() {
        Flux.just(
                        "create table noted (title text, seen_at timestamptz, bare integer)",
                        "comment on column noted.title is '标题：给人看的'",
                        "comment on column noted.seen_at is '看到的时间'")
                .concatMap(statement -> POSTGRES.sql().sql(statement).then())
                .blockLast(Duration.ofSeconds(10));
    }

    @Override
    public SchemaNotes notes() {
        return new PostgresSchemaNotes(POSTGRES.database());
    }
}
