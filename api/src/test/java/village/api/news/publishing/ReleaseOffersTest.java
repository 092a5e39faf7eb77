package village.api.news.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Refusal;
import village.api.attachment.InMemoryAttachments;
import village.api.attachment.Samples;
import village.api.gate.GateWorld;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.news.Act;
import village.api.news.Article;
import village.api.news.Change;
import village.api.news.InMemoryArticles;
import village.api.news.Status;
import village.api.news.Texts;
import village.api.news.editing.ReadDraft;
import village.api.place.Village;

/** Whoever is offered to release what the gate found is not refused, and nobody else is heard. */
class ReleaseOffersTest {
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemoryArticles articles = new InMemoryArticles();
    private final GateWorld world = new GateWorld(village);
    private final Actor author = actor(Role.CADRE);
    private final Actor editor = actor(Role.GRID_WORKER);
    private final Actor publisher = actor(Role.CADRE);

    @Test
    void offersAreWhatTheActAllows() {
        var around = new ArrayList<>(List.of(author, editor, publisher));
        Arrays.stream(Role.values()).map(this::actor).forEach(around::add);
        for (var each : articles().entrySet()) {
            for (var one : around) {
                assertThat(offered(one, each.getValue()))
                        .as("%s: %s", each.getKey(), one)
                        .isEqualTo(heard(one, each.getValue()));
            }
        }
    }

    @Test
    void aSecondPersonIsOfferedIt() {
        var draft = articles().get(Status.DRAFT);
        assertThat(offered(actor(Role.DISPATCHER), draft)).isTrue();
        assertThat(offered(editor, draft)).isFalse();
    }

    private boolean offered(Actor actor, Article.Id id) {
        return new ReadDraft(articles, new InMemoryAttachments())
                .read(author, id)
                .map(draft -> draft.mayRelease(actor))
                .block();
    }

    private boolean heard(Actor actor, Article.Id id) {
        return articles.byId(village, id)
                .flatMap(article ->
                        new ReleaseArticle(articles, world.gate).release(actor, id, article.version(), "本人书面同意"))
                .map(released -> true)
                .onErrorResume(Refusal.class, refused -> Mono.just(false))
                .block();
    }

    private Map<Status, Article.Id> articles() {
        var all = new EnumMap<Status, Article.Id>(Status.class);
        for (var status : Status.values()) {
            all.put(status, written());
        }
        act(all.get(Status.SCHEDULED), article -> by(publisher).schedule(article, NOW.plusSeconds(60)));
        act(all.get(Status.PUBLISHED), article -> by(publisher).publish(article));
        act(all.get(Status.WITHDRAWN), article -> by(publisher).publish(article));
        act(all.get(Status.WITHDRAWN), article -> by(publisher).withdraw(article, "写错了"));
        return all;
    }

    private Article.Id written() {
        var once = new Once("person:x", "news.write", UUID.randomUUID().toString(), "0");
        var id = articles.add(once, by(author).write(author, Texts.of("村医电话", "找村医")))
                .block();
        act(id, article -> by(editor).revise(article, Texts.of("村医电话", "村医电话 13711119050")));
        return id;
    }

    private void act(Article.Id id, Function<Article, Change> rule) {
        articles.change(village, id, Optional.empty(), rule).block();
    }

    private Act by(Actor actor) {
        return Act.of(actor, NOW, Samples::nextId);
    }

    private Actor actor(Role role) {
        return new Actor(
                Optional.of(new Person.Id(UUID.randomUUID())),
                Optional.of(village),
                Set.of(role),
                Optional.empty(),
                Set.of());
    }
}
