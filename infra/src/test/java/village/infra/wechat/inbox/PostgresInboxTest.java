package village.infra.wechat.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;
import village.wechat.account.inbox.Inbox;
import village.wechat.account.inbox.InboxContract;
import village.wechat.account.inbox.Letter;

class PostgresInboxTest implements InboxContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final PostgresInbox inbox = new PostgresInbox(POSTGRES.database(), TestSecrets.sealer());

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @BeforeEach
    void nothingDue() {
        InboxContract.now(POSTGRES.sql().sql("delete from account_inbox").then());
    }

    @Test
    void sealsLettersAndReplies() {
        var letter = new Letter("key-1", "wx1", "somebody", NOW, "<xml>secret words</xml>");
        step(arrived(letter), new Inbox.Step(Inbox.State.ANSWERED, Optional.empty(), Optional.of("secret words")));
        var kept = InboxContract.now(POSTGRES.sql()
                .sql("select body_sealed || reply_sealed from account_inbox")
                .map((row, meta) -> row.get(0, byte[].class))
                .one());
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("secret words");
    }

    @Test
    void givesUpALetterWhoseSealCannotBeOpenedAndGoesOnWithTheNext() {
        InboxContract.now(POSTGRES.sql().sql("""
                        insert into account_inbox (key, app_id, received_at, body_sealed, state, attempts, due_at)
                        values ('broken', 'wx1', now(), '\\x00', 'received', 0, '2020-01-01')
                        """).then());
        var whole = new LetterSeal(TestSecrets.sealer()).close(new Letter("whole", "wx1", "another", NOW, "<xml/>"));
        InboxContract.now(inbox.add(whole, NOW.minusSeconds(5)));
        assertThat(take()).isEmpty();
        assertThat(take()).contains("whole");
        InboxContract.now(POSTGRES.sql()
                .sql("delete from account_inbox where key = 'whole'")
                .then());
        assertThat(take()).isEmpty();
        assertThat(take()).isEmpty();
        assertThat(InboxContract.now(POSTGRES.sql()
                        .sql("select state from account_inbox where key = 'broken'")
                        .map(row -> row.get(0, String.class))
                        .one()))
                .isEqualTo("parked");
    }

    /** By a holder whose time is over at once. */
    private Optional<String> take() {
        return inbox.due(NOW, NOW.minusSeconds(1))
                .map(claim -> claim.letter().key())
                .blockOptional(Duration.ofSeconds(10));
    }

    @Test
    void looksForWhatIsDueAndOldInAnIndexAlone() {
        InboxContract.now(POSTGRES.sql().sql("""
                        insert into account_inbox (key, app_id, received_at, body_sealed, state, attempts)
                        select 'old-' || n, 'wx1', now() - n * interval '1 second', '\\x00', 'answered', 1
                        from generate_series(1, 20000) n
                        """).then());
        InboxContract.now(POSTGRES.sql().sql("analyze account_inbox").then());
        assertThat(plan("select key from account_inbox where due_at <= now() order by due_at limit 1"))
                .contains("account_inbox_due");
        assertThat(plan("""
                        select key from account_inbox where received_at < now() - interval '30 days'
                        order by received_at limit 1000
                        """)).contains("account_inbox_age");
    }

    private static String plan(String sql) {
        return String.join(
                "\n",
                POSTGRES.sql()
                        .sql("explain " + sql)
                        .map((row, meta) -> row.get(0, String.class))
                        .all()
                        .collectList()
                        .block(Duration.ofSeconds(10)));
    }
}
