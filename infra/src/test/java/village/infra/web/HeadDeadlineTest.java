package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeadDeadlineTest {
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new HttpRequestDecoder(), new HeadDeadline(Duration.ofSeconds(10)));

    HeadDeadlineTest() {
        channel.freezeTime();
    }

    @Test
    void hangsUpOnAHeadThatNeverEndsThoughBytesKeepComing() {
        say("GET / HTTP/1.1\r\n");
        after(9);
        say("A: b\r\n");
        assertThat(channel.isOpen()).isTrue();
        after(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void waitsForABodyAndForTheNextRequest() {
        say("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n");
        after(30);
        say("ab");
        after(30);
        say("cd");
        after(30);
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void hangsUpOnALaterRequestAsWell() {
        say("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
        say("GET ");
        after(11);
        assertThat(channel.isOpen()).isFalse();
    }

    private void say(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void after(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runPendingTasks();
    }
}
