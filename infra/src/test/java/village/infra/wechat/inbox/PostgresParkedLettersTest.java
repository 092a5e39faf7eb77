package village.infra.wechat.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static village.wechat.account.inbox.InboxContract.NOW;
import static village.wechat.account.inbox.InboxContract.now;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.audit.Acting;
import village.api.identity.Actor;
import village.api.identity.Face;
import village.api.identity.Role;
import village.infra.crypto.TestSecrets;
import village.infra.identity.Townsfolk;
import village.infra.postgres.PostgresExtension;
import village.wechat.account.inbox.Inbox;
import village.wechat.account.inbox.Inbox.InHand;
import village.wechat.account.inbox.Inbox.State;
import village.wechat.account.inbox.Inbox.Step;
import village.wechat.account.inbox.InboxContract;
import village.wechat.account.parked.ParkedLetters.Cause;
import village.wechat.account.parked.ParkedLetters.Parked;

class PostgresParkedLettersTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Inbox inbox = new PostgresInbox(POSTGRES.database(), TestSecrets.sealer());
    private final PostgresParkedLetters parked =
            new PostgresParkedLetters(POSTGRES.database(), TestSecrets.sealer(), Townsfolk.IDS, Clock.systemUTC());

    @BeforeEach
    void nothingThere() {
        sql("delete from account_inbox");
    }

    @Test
    void showsWhyEachWasGivenUpPageByPageAndNothingElse() {
        park(Optional.empty());
        park(Optional.of("修好了"));
        var damaged = park(Optional.empty());
        sql("update account_inbox set body_sealed = '\\x00' where id = '" + damaged + "'");
        now(inbox.arrived(InboxContract.letter(), NOW, NOW.plusSeconds(60)));
        var first = now(parked.page(2, Optional.empty()));
        var second = now(parked.page(2, first.next()));
        assertThat(second.next()).isEmpty();
        assertThat(List.of(first.items(), second.items()))
                .flatMap(items -> items)
                .extracting(Parked::cause)
                .containsExactlyInAnyOrder(Cause.UNANSWERED, Cause.UNSENT, Cause.UNREADABLE);
    }

    @Test
    void letsALetterBeAnsweredAgainAndNotesWhoWantedIt() {
        var id = park(Optional.empty());
        assertThat(replay(id)).isTrue();
        assertThat(replay(id)).isFalse();
        var claim = now(inbox.due(Instant.now(), Instant.now().plusSeconds(60)));
        assertThat(claim.state()).isEqualTo(State.ANSWERING);
        assertThat(claim.attempt()).isEqualTo(1);
        assertThat(now(parked.page(10, Optional.empty())).items()).isEmpty();
        assertThat(now(POSTGRES.sql()
                        .sql("select act || ' ' || subject_id from audit_log")
                        .map(row -> row.get(0, String.class))
                        .all()
                        .collectList()))
                .containsOnlyOnce("letter.replayed " + id);
    }

    @Test
    void sendsAReplyThatIsThereInsteadOfAnsweringAgain() {
        var id = park(Optional.of("修好了"));
        assertThat(replay(id)).isTrue();
        var claim = now(inbox.due(Instant.now(), Instant.now().plusSeconds(60)));
        assertThat(claim.state()).isEqualTo(State.SENDING);
        assertThat(claim.reply()).contains("修好了");
    }

    /** WeChat said that it will never work; somebody is to see that, and may have put right what stood in the way. */
    @Test
    void showsWhatCanNeverBeSentAndSendsItWhenSomebodyWantsIt() {
        var id = ended(State.UNDELIVERABLE, Optional.of("修好了"));
        assertThat(now(parked.page(10, Optional.empty())).items())
                .extracting(Parked::id, Parked::cause)
                .containsExactly(tuple(id, Cause.UNDELIVERABLE));
        assertThat(replay(id)).isTrue();
        assertThat(now(parked.page(10, Optional.empty())).items()).isEmpty();
        var claim = now(inbox.due(Instant.now(), Instant.now().plusSeconds(60)));
        assertThat(claim.state()).isEqualTo(State.SENDING);
        assertThat(claim.reply()).contains("修好了");
    }

    /** WeChat was silent: a person sees it, and decides whether the follower may hear it twice. */
    @Test
    void showsWhatMayHaveBeenSentAndRepeatsItOnlyWhenSomebodyWantsIt() {
        var id = ended(State.UNKNOWN, Optional.of("受理编号 20261201001"));
        assertThat(now(parked.page(10, Optional.empty())).items())
                .extracting(Parked::id, Parked::cause)
                .containsExactly(tuple(id, Cause.UNCERTAIN));
        assertThat(inbox.due(Instant.now(), Instant.now().plusSeconds(60)).blockOptional())
                .isEmpty();
        assertThat(replay(id)).isTrue();
        assertThat(now(inbox.due(Instant.now(), Instant.now().plusSeconds(60))).state())
                .isEqualTo(State.SENDING);
    }

    @Test
    void doesNotTouchALetterThatWasNotGivenUp() {
        now(inbox.arrived(InboxContract.letter(), NOW, NOW.plusSeconds(60)));
        assertThat(replay(UUID.fromString(one("select id from account_inbox")))).isFalse();
    }

    @Test
    void readsThemInAnIndexAlone() {
        sql("""
            insert into account_inbox (key, app_id, follower, received_at, body_sealed, state, attempts)
            select 'old-' || n, 'wx1', 'f' || n % 500, now(), '\\x00', 'answered', 1 from generate_series(1, 20000) n
            """);
        sql("analyze account_inbox");
        assertThat(one("""
            explain (format json) select id from account_inbox where state in ('parked', 'undeliverable', 'unknown')
              order by id limit 21
            """)).contains("account_inbox_parked");
        assertThat(one("""
            explain (format json) select from account_inbox where follower = 'f1' and due_at is not null
            """)).contains("account_inbox_open");
    }

    /** Also tells its id. */
    private UUID park(Optional<String> reply) {
        return ended(State.PARKED, reply);
    }

    private UUID ended(State as, Optional<String> reply) {
        var letter = InboxContract.letter();
        var claim = ((InHand) now(inbox.arrived(letter, NOW, NOW.plusSeconds(60)))).claim();
        now(inbox.step(claim, new Step(as, Optional.empty(), reply)));
        return UUID.fromString(one("select id from account_inbox where key = '" + letter.key() + "'"));
    }

    private boolean replay(UUID id) {
        var operator = new Actor(
                Optional.of(new Townsfolk(POSTGRES).person()),
                Optional.empty(),
                Set.of(Role.OPERATOR),
                Optional.empty(),
                Set.of());
        return now(parked.replay(id)
                .contextWrite(new Acting(operator, Optional.of(Face.CONSOLE), "request-1", Optional.empty())::into));
    }

    private static void sql(String statement) {
        now(POSTGRES.sql().sql(statement).then());
    }

    private static String one(String query) {
        return now(
                POSTGRES.sql().sql(query).map(row -> String.valueOf(row.get(0))).one());
    }
}
