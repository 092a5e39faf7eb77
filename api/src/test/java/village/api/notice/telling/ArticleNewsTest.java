package village.api.notice.telling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers.Handler;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.news.Article;
import village.api.notice.telling.NewsSource.Happening;
import village.api.place.Village;
import village.api.place.VillageCode;

class ArticleNewsTest {
    private static final Person.Id CADRE = new Person.Id(new UUID(8, 1));
    private static final Person.Id GRID_WORKER = new Person.Id(new UUID(8, 2));
    private static final Person.Id DISPATCHER = new Person.Id(new UUID(8, 3));

    private final Village home =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode("330999101201"), "枫溪村", "枫溪镇", "枫江县");

    @Test
    void tellsTheCadresWhatDidNotGoOut() {
        var staff = List.of(
                new Handler(GRID_WORKER, Role.GRID_WORKER, Set.of(), "网格员"),
                new Handler(CADRE, Role.CADRE, Set.of(), "村干部"),
                new Handler(DISPATCHER, Role.DISPATCHER, Set.of(), "乡镇"));
        assertThat(told(staff)).containsExactly(CADRE);
    }

    @Test
    void tellsTheTownshipWhereNoCadreIsLeft() {
        var staff = List.of(
                new Handler(GRID_WORKER, Role.GRID_WORKER, Set.of(), "网格员"),
                new Handler(DISPATCHER, Role.DISPATCHER, Set.of(), "乡镇"));
        assertThat(told(staff)).containsExactly(DISPATCHER);
    }

    @Test
    void knowsNoOtherEvents() {
        var news = new ArticleNews(of -> Mono.just(List.of()));
        assertThat(news.knows("news.held-back")).isTrue();
        assertThat(news.knows("news.published")).isFalse();
    }

    private List<Person.Id> told(List<Handler> staff) {
        var event = new Event(
                UUID.randomUUID(),
                Optional.of(home.id()),
                new Event.Subject(Article.OWNER, UUID.randomUUID(), 3),
                "news.held-back",
                Map.of(),
                Instant.EPOCH);
        return new ArticleNews(of -> Mono.just(staff))
                .of(List.of(new Happening(event, home))).block().stream()
                        .flatMap(told -> told.news().stream())
                        .map(News::to)
                        .toList();
    }
}
