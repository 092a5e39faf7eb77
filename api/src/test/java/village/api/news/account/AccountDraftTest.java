package village.api.news.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.news.Article;
import village.api.news.account.AccountDraft.State;
import village.api.place.Village;

class AccountDraftTest {
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    private final AccountDraft asked = AccountDraft.asked(
            new AccountDraft.Id(UUID.randomUUID()),
            new Village.Id(UUID.randomUUID()),
            new Article.Id(UUID.randomUUID()),
            1,
            "wx01",
            new AccountDraft.Asked(new Person.Id(UUID.randomUUID()), NOW));

    @Test
    void isTriedAtOnceAndLaterWithLongerPauses() {
        assertThat(asked.due()).contains(NOW);
        var once = asked.taken(NOW).postponed("忙", NOW);
        assertThat(once.state()).isEqualTo(State.WAITING);
        assertThat(once.due()).contains(NOW.plus(Duration.ofMinutes(1)));
        assertThat(once.taken(NOW).postponed("忙", NOW).due()).contains(NOW.plus(Duration.ofMinutes(5)));
    }

    @Test
    void isGivenUpAfterFiveAttempts() {
        var draft = asked;
        for (var attempt = 1; attempt < AccountDraft.MOST_ATTEMPTS; attempt++) {
            draft = draft.taken(NOW).postponed("忙", NOW);
            assertThat(draft.state()).isEqualTo(State.WAITING);
        }
        draft = draft.taken(NOW).postponed("忙", NOW);
        assertThat(draft.state()).isEqualTo(State.FAILED);
        assertThat(draft.detail()).isEqualTo("忙");
        assertThat(draft.due()).isEmpty();
    }

    @Test
    void whatMayBeThereIsLookedForThreeTimesAndNeverSentByItself() {
        var draft = asked.taken(NOW).doubted(NOW);
        for (var look = 1; look < AccountDraft.MOST_LOOKS; look++) {
            draft = draft.taken(NOW).missed(NOW);
            assertThat(draft.state()).isEqualTo(State.UNKNOWN);
            assertThat(draft.over()).isFalse();
        }
        draft = draft.taken(NOW).missed(NOW);
        assertThat(draft.state()).isEqualTo(State.UNKNOWN);
        assertThat(draft.over()).isTrue();
        assertThat(draft.detail()).contains("没有找到");
    }

    @Test
    void whatIsFoundIsThere() {
        var found = asked.taken(NOW).doubted(NOW).taken(NOW).sent("media", NOW);
        assertThat(found.state()).isEqualTo(State.SENT);
        assertThat(found.name()).contains("media");
        assertThat(found.due()).isEmpty();
    }

    @Test
    void anAnswerAfterTheLeaseCounts() {
        var lost = asked.taken(NOW).taken(NOW.plus(AccountDraft.LEASE));
        assertThat(lost.state()).isEqualTo(State.UNKNOWN);
        assertThat(lost.sent("media", NOW).state()).isEqualTo(State.SENT);
        assertThat(lost.failed("不行", NOW)).isEqualTo(lost);
    }

    @Test
    void aPersonTriesAgainWhatIsOver() {
        var failed = asked.taken(NOW).failed("不行", NOW);
        var again = failed.again(failed.version(), NOW.plusSeconds(9));
        assertThat(again.state()).isEqualTo(State.WAITING);
        assertThat(again.effort()).isEqualTo(AccountDraft.Effort.NONE);
        assertThat(again.due()).contains(NOW.plusSeconds(9));
    }

    @Test
    void whatWasDoubtfulStaysSoWhenTriedAgain() {
        var draft = asked.taken(NOW).doubted(NOW);
        while (!draft.over()) {
            draft = draft.taken(NOW).missed(NOW);
        }
        assertThat(draft.again(draft.version(), NOW).effort().doubtful()).isTrue();
    }

    @Test
    void nobodyTriesAgainWhatIsUnderWayOrThereOrHasChanged() {
        assertThat(refused(() -> asked.again(1, NOW))).isEqualTo(Reason.ACCOUNT_DRAFT_NOT_OVER);
        var sent = asked.taken(NOW).sent("media", NOW);
        assertThat(refused(() -> sent.again(sent.version(), NOW))).isEqualTo(Reason.ACCOUNT_DRAFT_NOT_OVER);
        var failed = asked.taken(NOW).failed("不行", NOW);
        assertThat(refused(() -> failed.again(1, NOW))).isEqualTo(Reason.ACCOUNT_DRAFT_STALE);
    }

    private static Reason refused(Runnable act) {
        return catchThrowableOfType(Refusal.class, act::run).reason();
    }
}
