package village.infra.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.OpenId;
import village.infra.crypto.TestSecrets;
import village.infra.postgres.PostgresExtension;
import village.infra.wechat.PostgresWechatAccounts;
import village.wechat.account.AccountMessage;
import village.wechat.dialogue.Conversations;
import village.wechat.dialogue.ConversationsContract;
import village.wechat.dialogue.talk.Dialogue;
import village.wechat.dialogue.talk.Surroundings;
import village.wechat.gateway.WechatAccount;

class PostgresConversationsTest implements ConversationsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static ConnectionPool otherPool;

    private final Conversations conversations = new PostgresConversations(POSTGRES.database(), TestSecrets.sealer());
    private final Conversations elsewhere =
            new PostgresConversations(PostgresExtension.database(otherPool), TestSecrets.sealer());

    @BeforeAll
    static void enterAccount() {
        otherPool = PostgresExtension.pool(POSTGRES.name());
        new PostgresWechatAccounts(POSTGRES.database(), TestSecrets.sealer())
                .save(new WechatAccount(ACCOUNT, WechatAccount.Kind.SERVICE, Set.of(), "s"), "乡音", false)
                .block(PATIENCE);
    }

    @AfterAll
    static void close() {
        otherPool.disposeLater().block(Duration.ofSeconds(10));
    }

    @Override
    public Conversations conversations() {
        return conversations;
    }

    @Override
    public Conversations elsewhere() {
        return elsewhere;
    }

    @Test
    void sealsWhatWasSaid() {
        var follower = said("隔壁老王家的事");
        var kept = POSTGRES.sql()
                .sql("select dialogue_sealed from conversation where openid = :openid")
                .bind("openid", follower.value())
                .map((row, meta) -> row.get(0, byte[].class))
                .one()
                .block(PATIENCE);
        assertThat(new String(kept, StandardCharsets.UTF_8)).doesNotContain("老王");
    }

    @Test
    void sweepsWhatIsThreeDaysOldWhenAnotherBegins() {
        var old = said("路灯不亮");
        age(old, "4 days");
        var recent = said("水管漏水");
        age(recent, "2 days");
        said("垃圾没人收");
        assertThat(rows(old)).isZero();
        assertThat(rows(recent)).isOne();
    }

    @Test
    void beginsAnewWhereItCannotReadWhatWasKept() {
        var follower = said("路灯不亮");
        var sealer = TestSecrets.sealer();
        POSTGRES.sql()
                .sql("update conversation set dialogue_sealed = :dialogue where openid = :openid")
                .bind("openid", follower.value())
                .bind(
                        "dialogue",
                        sealer.seal("conversation.dialogue", ACCOUNT + ' ' + follower.value(), "{\"home\":7}"))
                .then()
                .block(PATIENCE);
        assertThat(conversations.change(follower, before -> before).block(PATIENCE))
                .isEqualTo(Dialogue.NEW);
    }

    @Test
    void writesNothingWhereNothingChanges() {
        var follower = said("路灯不亮");
        age(follower, "1 day");
        conversations.change(follower, before -> before).block(PATIENCE);
        assertThat(hoursAgo(follower)).isEqualTo(24);
        conversations
                .change(follower, before -> before.with(drafts -> Dialogue.NEW.drafts()))
                .block(PATIENCE);
        assertThat(hoursAgo(follower)).isZero();
    }

    private static int hoursAgo(OpenId follower) {
        return POSTGRES.sql()
                .sql("select cast(floor(extract(epoch from now() - changed_at) / 3600) as integer)"
                        + " from conversation where openid = :openid")
                .bind("openid", follower.value())
                .map((row, meta) -> row.get(0, Integer.class))
                .one()
                .block(PATIENCE);
    }

    /** A draft of yesterday's version goes on in today's. */
    @Test
    void readsWhatLacksANewField() {
        var follower = said("路灯不亮");
        var sealer = TestSecrets.sealer();
        var row = ACCOUNT + ' ' + follower.value();
        var kept = POSTGRES.sql()
                .sql("select dialogue_sealed from conversation where openid = :openid")
                .bind("openid", follower.value())
                .map((found, meta) -> found.get(0, byte[].class))
                .one()
                .block(PATIENCE);
        var known = sealer.open("conversation.dialogue", row, kept).replace(",\"aboutStaff\":false", "");
        assertThat(known).contains("路灯不亮").doesNotContain("aboutStaff");
        POSTGRES.sql()
                .sql("update conversation set dialogue_sealed = :dialogue where openid = :openid")
                .bind("openid", follower.value())
                .bind("dialogue", sealer.seal("conversation.dialogue", row, known))
                .then()
                .block(PATIENCE);
        var draft =
                conversations.change(follower, before -> before).block(PATIENCE).drafts();
        assertThat(draft.current().orElseThrow().words()).containsExactly("路灯不亮");
    }

    private OpenId said(String text) {
        var follower = new OpenId(ACCOUNT, UUID.randomUUID().toString());
        var around = new Surroundings(List.of(VILLAGE), Set.of(), Optional.empty());
        conversations
                .hear(
                        follower,
                        before -> TALK.hear(before, new AccountMessage.Text(text), UUID.randomUUID(), around, NOW))
                .block(PATIENCE);
        return follower;
    }

    private static void age(OpenId follower, String span) {
        POSTGRES.sql()
                .sql("update conversation set changed_at = now() - cast(:span as interval) where openid = :openid")
                .bind("span", span)
                .bind("openid", follower.value())
                .then()
                .block(PATIENCE);
    }

    private static long rows(OpenId follower) {
        return POSTGRES.sql()
                .sql("select count(*) from conversation where openid = :openid")
                .bind("openid", follower.value())
                .map((row, meta) -> row.get(0, Long.class))
                .one()
                .block(PATIENCE);
    }
}
