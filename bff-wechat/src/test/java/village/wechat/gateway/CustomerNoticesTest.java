package village.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.gateway.GatewayFixture.CUSTOM;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import village.api.identity.OpenId;
import village.api.notice.channel.Outcome;

/** What a customer message's end means to a notice. */
class CustomerNoticesTest {
    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    /** The first call of all loads WxJava, which may take longer than WeChat may. */
    @BeforeEach
    void warmUp() {
        WECHAT.answerCode(CUSTOM, 0);
        send();
    }

    @ParameterizedTest
    @CsvSource({
        "0, SENT",
        "45015, NO_WINDOW",
        "45047, NO_WINDOW",
        "43101, NO_WINDOW",
        "-1, TRY_LATER",
        "40003, IMPOSSIBLE",
        "48001, IMPOSSIBLE"
    })
    void tellsWhatBecameOfIt(int code, Outcome outcome) {
        WECHAT.answerCode(CUSTOM, code);
        assertThat(send()).isEqualTo(outcome);
    }

    @Test
    void doesNotKnowAfterGarbage() {
        WECHAT.answer(CUSTOM, "garbage");
        assertThat(send()).isEqualTo(Outcome.UNKNOWN);
    }

    private static Outcome send() {
        return new GatewayWiring()
                .customerMessages(WECHAT.here().lateReplies())
                .send(new OpenId("wxservice01", "o-follower"), "有答复了。")
                .block(Duration.ofSeconds(8));
    }
}
