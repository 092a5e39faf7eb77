package village.api.news.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Transactions;
import village.api.attachment.InMemoryAttachments;
import village.api.attachment.Samples;
import village.api.gate.InMemoryAttachmentTexts;
import village.api.gate.InMemoryGateReleases;
import village.api.gate.PublishGate;
import village.api.identity.Actor;
import village.api.identity.InMemoryRoleBook;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.Standing;
import village.api.news.Act;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.InMemoryArticles;
import village.api.news.Status;
import village.api.news.Texts;
import village.api.place.Village;

/** The clock goes on with the next village whatever happens in one, and asks who may still publish. */
class PublishDueTest {
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Village.Id poisoned = new Village.Id(UUID.randomUUID());
    private final Village.Id sound = new Village.Id(UUID.randomUUID());
    private final Person.Id cadre = new Person.Id(UUID.randomUUID());
    private final InMemoryArticles articles = new InMemoryArticles();
    private final InMemoryRoleBook roles = new InMemoryRoleBook();
    private final InMemoryAttachmentTexts texts = new InMemoryAttachmentTexts();
    private final List<Articles.Due> troubles = new ArrayList<>();
    private Instant now = NOW;
    private boolean broken = true;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };
    private final Transactions none = new Transactions() {
        @Override
        public <T> Mono<T> together(Mono<T> work) {
            return work;
        }
    };
    private final PublishGate gate = new PublishGate(
            texts,
            village -> village.equals(poisoned) && broken
                    ? Flux.error(new IllegalStateException("no telephone book"))
                    : Flux.empty(),
            new InMemoryGateReleases(),
            texts,
            Samples::nextId,
            clock);
    private final PublishDue due = new PublishDue(
            articles,
            new Publishing(new InMemoryAttachments(), gate),
            roles,
            none,
            Samples::nextId,
            clock,
            (which, failure) -> troubles.add(which));

    @Test
    void whatFailsInOneVillageKeepsNoOtherWaiting() {
        var first = scheduled(poisoned, "一", 60);
        var second = scheduled(sound, "二", 61);
        now = NOW.plusSeconds(61);
        assertThat(round()).isEqualTo(1);
        assertThat(status(poisoned, first)).isEqualTo(Status.SCHEDULED);
        assertThat(status(sound, second)).isEqualTo(Status.PUBLISHED);
        assertThat(troubles).hasSize(1);
    }

    /** A round that did nothing but fail counts nothing, so that the loop rests; and the next rounds leave it alone. */
    @Test
    void whatFailsIsNotTriedAgainAtOnce() {
        scheduled(poisoned, "一", 60);
        now = NOW.plusSeconds(60);
        assertThat(round()).isZero();
        assertThat(round()).isZero();
        now = now.plusSeconds(59);
        assertThat(round()).isZero();
        assertThat(troubles).hasSize(1);
        now = now.plusSeconds(1);
        round();
        assertThat(troubles).hasSize(2);
    }

    @Test
    void moreThatFailThanABatchHoldsKeepNobodyWaiting() {
        for (var each = 0; each < 5; each++) {
            scheduled(poisoned, "坏" + each, 60);
        }
        var good = scheduled(sound, "好", 61);
        now = NOW.plusSeconds(61);
        due.publish(3).block(PATIENCE);
        due.publish(3).block(PATIENCE);
        assertThat(status(sound, good)).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void whatWorksAgainGoesOut() {
        var id = scheduled(poisoned, "一", 60);
        now = NOW.plusSeconds(60);
        round();
        broken = false;
        now = now.plusSeconds(60);
        assertThat(round()).isEqualTo(1);
        assertThat(status(poisoned, id)).isEqualTo(Status.PUBLISHED);
    }

    @Test
    void afterSomeHoursAPersonHasToLook() {
        var id = scheduled(poisoned, "一", 60);
        for (now = NOW.plusSeconds(60); status(poisoned, id) == Status.SCHEDULED; now = now.plusSeconds(60)) {
            round();
        }
        assertThat(Duration.between(NOW, now)).isBetween(Duration.ofHours(2), Duration.ofHours(5));
        assertThat(troubles).hasSize(PublishDue.MOST_FAILURES);
        assertThat(article(poisoned, id).publication().heldBack())
                .hasValueSatisfying(why -> assertThat(why).contains("没能发出去"));
    }

    @Test
    void whoLostHisRolePublishesNothingMore() {
        var id = scheduled(sound, "一", 60);
        roles.put(cadre, sound, new Standing(Set.of(Role.VILLAGER), Optional.empty(), Set.of()));
        now = NOW.plusSeconds(60);
        assertThat(round()).isEqualTo(1);
        assertThat(article(sound, id).status()).isEqualTo(Status.DRAFT);
        assertThat(article(sound, id).publication().heldBack())
                .hasValueSatisfying(why -> assertThat(why).contains("不是村干部了"));
        assertThat(roles.askedAfresh()).isEqualTo(1);
        assertThat(troubles).as("nothing is broken").isEmpty();
    }

    private Integer round() {
        return due.publish(50).block(PATIENCE);
    }

    private Article.Id scheduled(Village.Id village, String title, int seconds) {
        var standing = new Standing(Set.of(Role.CADRE), Optional.empty(), Set.of());
        roles.put(cadre, village, standing);
        Actor by = standing.actor(cadre, village);
        var act = Act.of(by, NOW, Samples::nextId);
        var once = new Once("person:" + cadre, "news.write", UUID.randomUUID().toString(), "0");
        var id = articles.add(once, act.write(by, Texts.of(title, "正文"))).block(PATIENCE);
        articles.change(village, id, Optional.empty(), article -> act.schedule(article, NOW.plusSeconds(seconds)))
                .block(PATIENCE);
        return id;
    }

    private Article article(Village.Id village, Article.Id id) {
        return articles.byId(village, id).block(PATIENCE);
    }

    private Status status(Village.Id village, Article.Id id) {
        return article(village, id).status();
    }
}
