package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.r2dbc.core.DatabaseClient;

/** WeChat took a message and tells afterwards, sealed and three times, what became of it. */
class DeliveryEventsStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String FOLLOWER = "story-told-1";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final SealedLetters wechat = new SealedLetters(HERE, FOLLOWER);
    private final UUID notice = UUID.randomUUID();
    private final String message = "7" + notice.getMostSignificantBits();

    @BeforeEach
    void send() {
        var lines = new String[] {
            "insert into person (id) values ('%1$s')",
            "insert into notice (id, person_id, event_id, kind, title, text, link, created_at) values ('%1$s', '%1$s',"
                    + " '%1$s', 'answered', '', '', '', now())",
            "insert into notice_delivery (id, notice_id, channel, app_id, openid, template_id, page, data, state,"
                    + " attempts, planned_at, begun_at, ended_at, message_id) values ('%1$s', '%1$s', 'template',"
                    + " 'wxdemo0service001', '" + FOLLOWER + "', 't', '', '{}', 'sent', 1, now(), now(), now(), '%2$s')"
        };
        for (var line : lines) {
            sql(line.formatted(notice, message)).then().block(PATIENCE);
        }
    }

    @ParameterizedTest
    @CsvSource({"success, sent", "failed:user block, refused", "failed: system failed, pending"})
    void whatBecameOfItIsHeard(String status, String state) {
        wechat.happens("TEMPLATESENDJOBFINISH", "<MsgID>" + message + "</MsgID><Status>" + status + "</Status>");
        assertThat(delivery()).containsEntry("state", state).containsEntry("attempts", 1);
    }

    @Test
    void whatIsOfNoMessageOfOursIsLetGo() {
        wechat.happens("TEMPLATESENDJOBFINISH", "<MsgID>1</MsgID><Status>failed:user block</Status>");
        wechat.happens(
                "subscribe_msg_popup_event",
                "<SubscribeMsgPopupEvent><List><TemplateId>foreign</TemplateId>"
                        + "<SubscribeStatusString>reject</SubscribeStatusString></List></SubscribeMsgPopupEvent>");
        assertThat(delivery()).containsEntry("state", "sent");
    }

    private Map<String, Object> delivery() {
        return sql("select state, attempts from notice_delivery where id = '" + notice + "'")
                .fetch()
                .one()
                .block(PATIENCE);
    }

    private static DatabaseClient.GenericExecuteSpec sql(String statement) {
        return HERE.context().getBean(DatabaseClient.class).sql(statement);
    }
}
