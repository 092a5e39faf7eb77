package village.api.news;

import java.util.UUID;
import village.api.identity.Person;
import village.api.news.column.Column;
import village.api.news.reading.PublishedArticles;
import village.api.place.Village;

class InMemoryArticlesTest implements ArticlesContract {
    private final InMemoryArticles articles = new InMemoryArticles();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id person = new Person.Id(UUID.randomUUID());
    private final Column.Id column = new Column.Id(UUID.randomUUID());

    @Override
    public Articles articles() {
        return articles;
    }

    @Override
    public PublishedArticles published() {
        return new InMemoryPublishedArticles(articles);
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id person() {
        return person;
    }

    @Override
    public Column.Id column() {
        return column;
    }
}
