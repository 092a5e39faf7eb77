package village.infra.news;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.Person;
import village.api.news.Articles;
import village.api.news.ArticlesContract;
import village.api.news.column.Column;
import village.api.news.reading.PublishedArticles;
import village.api.place.Village;
import village.infra.news.column.StoredColumns;
import village.infra.news.reading.StoredReadings;
import village.infra.postgres.PostgresExtension;

class PostgresArticlesTest implements ArticlesContract {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private Column.Id column = new Column.Id(village.value());

    @BeforeEach
    void addVillage() {
        POSTGRES.sql()
                .sql("insert into village (id, name) values (:id, '测试村')")
                .bind("id", village.value())
                .then()
                .block(PATIENCE);
        column = StoredColumns.in(POSTGRES.database())
                .of(village)
                .block(PATIENCE)
                .get(0)
                .id();
    }

    @Override
    public Articles articles() {
        return new PostgresArticles(POSTGRES.database(), UuidCreator::getTimeOrderedEpoch);
    }

    @Override
    public PublishedArticles published() {
        return StoredReadings.in(POSTGRES.database());
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id person() {
        return new Person.Id(village.value());
    }

    @Override
    public Column.Id column() {
        return column;
    }
}
