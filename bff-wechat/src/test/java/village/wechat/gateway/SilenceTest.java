package village.wechat.gateway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.gateway.GatewayFixture.MESSAGE;
import static village.wechat.gateway.GatewayFixture.SUBSCRIBE;
import static village.wechat.gateway.GatewayFixture.USER;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import village.api.attachment.ContentChecks.MediaKind;

/** With every logger at its most talkative, nothing secret is said. */
class SilenceTest {
    private static final List<String> SECRETS = List.of(
            GatewayFixture.SECRET,
            "token-one",
            "code-7f3a",
            "phonecode-7f3a",
            "c2Vzc2lvbmtleQ",
            "access_token=",
            "js_code=");

    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final AppenderBase<ILoggingEvent> ear = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (!event.getLoggerName().contains("wiremock")) {
                lines.add(event.getLoggerName() + " " + event.getFormattedMessage() + " " + traced(event));
            }
        }
    };
    private Level usual = Level.WARN;
    private Appender<ILoggingEvent> console;

    @BeforeEach
    void listen() {
        QuietLoggers.silence();
        usual = root.getLevel();
        ear.start();
        console = root.getAppender("console");
        root.detachAppender(console);
        root.addAppender(ear);
        root.setLevel(Level.TRACE);
    }

    @AfterEach
    void stopListening() {
        root.setLevel(usual);
        root.detachAppender(ear);
        root.addAppender(console);
    }

    @Test
    void saysNothingSecretWhenAllGoesWell() {
        WECHAT.answerCode(SUBSCRIBE, 0);
        WECHAT.answer("/sns/jscode2session", "{\"session_key\":\"c2Vzc2lvbmtleQ==\",\"openid\":\"o-1\"}");
        everything();
        assertSilent();
    }

    @Test
    void saysNothingSecretWhenWechatRefuses() {
        for (var code : List.of(-1, 40001, 40029, 40125, 45009, 48001)) {
            everywhere(aResponse().withBody("{\"errcode\":" + code + ",\"errmsg\":\"access_token=token-one\"}"));
            everything();
        }
        assertSilent();
        assertThat(lines).anyMatch(line -> line.contains("errcode 40029"));
    }

    @Test
    void saysNothingSecretWhenTheLineBreaksOrNonsenseComes() {
        for (var fault : Fault.values()) {
            everywhere(aResponse().withFault(fault));
            everything();
        }
        everywhere(aResponse().withBody("garbage with token-one"));
        everything();
        everywhere(aResponse().withStatus(502));
        everything();
        assertSilent();
    }

    @Test
    void saysNothingSecretWhenACallerGoesAway() {
        everywhere(aResponse().withFixedDelay(400).withFault(Fault.CONNECTION_RESET_BY_PEER));
        WECHAT.here().messages().send(MESSAGE).subscribe().dispose();
        WECHAT.here()
                .logins()
                .ofMiniProgram("wxmini01", "code-7f3a")
                .subscribe()
                .dispose();
        everything();
        assertSilent();
    }

    @Test
    void saysNothingSecretWhenNobodyListens() {
        WECHAT.here();
        WECHAT.wechat.stop();
        everything();
        assertSilent();
    }

    private void assertSilent() {
        assertThat(lines).isNotEmpty();
        assertThat(lines).noneMatch(line -> SECRETS.stream().anyMatch(line::contains));
    }

    private static void everywhere(com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder answer) {
        for (var path : List.of(
                SUBSCRIBE,
                "/sns/jscode2session",
                "/sns/oauth2/access_token",
                "/wxa/business/getuserphonenumber",
                "/wxa/media_check_async")) {
            WECHAT.answer(path, answer);
        }
    }

    private void everything() {
        var here = WECHAT.here();
        ended(here.messages().send(MESSAGE));
        ended(here.logins().ofMiniProgram("wxmini01", "code-7f3a"));
        ended(here.logins().ofPage("wxservice01", "code-7f3a"));
        ended(here.logins().phone(USER, "phonecode-7f3a"));
        ended(here.checks().submit(USER, "https://example.org/photo", MediaKind.IMAGE));
    }

    /** Whatever it ends with is printed as a face would print it. */
    private void ended(Mono<?> asked) {
        asked.doOnError(failure -> LoggerFactory.getLogger(SilenceTest.class).error("failed", failure))
                .onErrorComplete()
                .block(Duration.ofSeconds(8));
    }

    private static String traced(ILoggingEvent event) {
        if (!(event.getThrowableProxy() instanceof ch.qos.logback.classic.spi.ThrowableProxy proxy)) {
            return "";
        }
        var text = new StringWriter();
        proxy.getThrowable().printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
