package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Ids;
import village.api.Transactions;
import village.api.identity.RoleBook;
import village.api.news.Articles;
import village.api.news.publishing.PublishDue;
import village.api.news.publishing.Publishing;

/** Several instances watch the same clock; what was scheduled goes out once. */
class ScheduledOnceTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE + "/news";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void whatWasScheduledGoesOutOnceHoweverManyInstancesWatch() {
        var cadre = HERE.desk("demo-cadre-1");
        var column = cadre.get(DESK + "-columns").expect(200).text("/items/0/id");
        var id = cadre.post(DESK, """
            {"column":"%s","title":"定时的文章","body":"<p>到时间再发。</p>","audience":"villagers"}\
            """.formatted(column)).expect(201).text("/id");
        var tomorrow = OffsetDateTime.now(ZoneOffset.ofHours(8)).plusDays(1);
        cadre.post(DESK + "/" + id + "/publications", Map.of("version", 1, "at", tomorrow.toString()))
                .expect(201);
        var rounds = Flux.fromStream(IntStream.range(0, 6).boxed())
                .flatMap(instance -> instance(Duration.ofDays(2)).publish(50).subscribeOn(Schedulers.parallel()), 6)
                .collectList()
                .block(Duration.ofSeconds(30));
        assertThat(rounds).hasSize(6);
        assertThat(cadre.get(DESK + "/" + id).expect(200).text("/status")).isEqualTo("published");
        assertThat(told(id, "news.published")).isEqualTo(1);
        assertThat(told(id, "news.held-back")).isZero();
    }

    /** Another instance, whose clock has come to the day after. */
    private static PublishDue instance(Duration ahead) {
        var context = HERE.context();
        return new PublishDue(
                context.getBean(Articles.class),
                context.getBean(Publishing.class),
                context.getBean(RoleBook.class),
                context.getBean(Transactions.class),
                context.getBean(Ids.class),
                Clock.offset(Clock.systemUTC(), ahead),
                (due, failure) -> {});
    }

    private static long told(String article, String type) {
        return HERE.context()
                .getBean(DatabaseClient.class)
                .sql("select count(*) from event where subject_id = :id and type = :type")
                .bind("id", UUID.fromString(article))
                .bind("type", type)
                .map((row, meta) -> row.get(0, Long.class))
                .one()
                .switchIfEmpty(Mono.just(0L))
                .block(Duration.ofSeconds(10));
    }
}
