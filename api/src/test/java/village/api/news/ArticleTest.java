package village.api.news;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.news.column.Column;
import village.api.place.Village;

class ArticleTest {
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final Person.Id CADRE = new Person.Id(UUID.randomUUID());

    private final Article draft = Article.written(
            new Article.Id(UUID.randomUUID()), new Village.Id(UUID.randomUUID()), Texts.of("标题", "正文"), CADRE, NOW);

    @Test
    void aPublishedArticleIsNotPublishedTwice() {
        var published = draft.published(Optional.of(CADRE), NOW);
        refuses(Reason.NEWS_WRONG_STATE, () -> published.published(Optional.of(CADRE), NOW));
    }

    @Test
    void readersSeeTheOldTextUntilTheNewOneIsPublished() {
        var edited = draft.published(Optional.of(CADRE), NOW).revised(Texts.of("标题", "别的"), CADRE, NOW);
        assertThat(edited.pending()).isTrue();
        assertThat(edited.publication().shown()).contains(1);
        var again = edited.published(Optional.of(CADRE), NOW.plusSeconds(60));
        assertThat(again.publication().shown()).contains(2);
        assertThat(again.publication().publishedAt()).contains(NOW);
        assertThat(again.publication().correctedAt()).contains(NOW.plusSeconds(60));
    }

    @Test
    void aNewPlaceInTheListsIsNoCorrection() {
        var moved = draft.published(Optional.of(CADRE), NOW).revised(Texts.pinned("标题", "正文", NOW), CADRE, NOW);
        assertThat(moved.published(Optional.of(CADRE), NOW).publication().correctedAt())
                .isEmpty();
    }

    @Test
    void nobodyTakesAPublishedArticleAwayByNarrowingItsAudience() {
        var villagers = draft.revised(to(Audience.VILLAGERS), CADRE, NOW).published(Optional.of(CADRE), NOW);
        refuses(Reason.REQUEST_INVALID, () -> villagers.revised(to(Audience.PARTY_MEMBERS), CADRE, NOW));
        var wider = villagers.revised(to(Audience.PUBLIC), CADRE, NOW);
        var back = wider.revised(to(Audience.VILLAGERS), CADRE, NOW);
        assertThat(back.published(Optional.of(CADRE), NOW).status()).isEqualTo(Status.PUBLISHED);
        var everybody = wider.published(Optional.of(CADRE), NOW);
        refuses(Reason.REQUEST_INVALID, () -> everybody.revised(to(Audience.VILLAGERS), CADRE, NOW));
        var scheduled = draft.scheduled(CADRE, NOW.plusSeconds(1), NOW);
        assertThat(scheduled.revised(to(Audience.PARTY_MEMBERS), CADRE, NOW).status())
                .isEqualTo(Status.DRAFT);
    }

    private static Content to(Audience audience) {
        return Texts.of(new Column.Id(new UUID(0, 1)), "标题", "正文", audience, Optional.empty());
    }

    @Test
    void backAndForthIsComparedWithWhatReadersSaw() {
        var twice = draft.published(Optional.of(CADRE), NOW)
                .revised(Texts.of("标题", "别的"), CADRE, NOW)
                .revised(Texts.of("标题", "正文"), CADRE, NOW);
        assertThat(twice.published(Optional.of(CADRE), NOW).publication().correctedAt())
                .isEmpty();
    }

    @Test
    void anEditTakesAwayTheSetTime() {
        var scheduled = draft.scheduled(CADRE, NOW.plusSeconds(1), NOW);
        var edited = scheduled.revised(Texts.of("标题", "别的"), CADRE, NOW);
        assertThat(edited.status()).isEqualTo(Status.DRAFT);
        assertThat(edited.publication().scheduledFor()).isEmpty();
    }

    @Test
    void theSetTimeLiesAheadAndWithinAYear() {
        refuses(Reason.REQUEST_INVALID, () -> draft.scheduled(CADRE, NOW, NOW));
        refuses(Reason.REQUEST_INVALID, () -> draft.scheduled(CADRE, NOW.plus(Duration.ofDays(367)), NOW));
        assertThat(draft.scheduled(CADRE, NOW.plusMillis(1), NOW).status()).isEqualTo(Status.SCHEDULED);
    }

    @Test
    void whatIsWithdrawnStaysSo() {
        var gone = draft.published(Optional.of(CADRE), NOW).withdrawn(CADRE, "写错了", NOW);
        refuses(Reason.NEWS_WRONG_STATE, () -> gone.published(Optional.of(CADRE), NOW));
        refuses(Reason.NEWS_WRONG_STATE, () -> gone.revised(Texts.of("标题", "别的"), CADRE, NOW));
        refuses(Reason.NEWS_WRONG_STATE, () -> gone.withdrawn(CADRE, "再撤", NOW));
    }

    @Test
    void onlyWhatReadersSeeIsWithdrawn() {
        refuses(Reason.NEWS_WRONG_STATE, () -> draft.withdrawn(CADRE, "原因", NOW));
    }

    @Test
    void whoSawAnOlderStateIsTold() {
        refuses(Reason.NEWS_STALE, () -> draft.asSeen(2));
    }

    private static void refuses(Reason reason, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
