package village.wechat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static village.wechat.gateway.GatewayFixture.SERVICE;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.wechat.account.script.PageTickets;
import village.wechat.gateway.ticket.WxJavaPageTickets;

class WxJavaPageTicketsTest {
    @RegisterExtension
    static final GatewayFixture WECHAT = new GatewayFixture();

    private static final String TICKET = "/cgi-bin/ticket/getticket";

    @Test
    void asksOnceForManyAndForTheNextInstance() {
        WECHAT.answer(TICKET, "{\"errcode\":0,\"errmsg\":\"ok\",\"ticket\":\"ticket-one\",\"expires_in\":7200}");
        var here = tickets();
        var all = Flux.range(0, 20)
                .flatMap(i -> here.current(SERVICE))
                .collectList()
                .block(Duration.ofSeconds(10));
        assertThat(all).hasSize(20).containsOnly("ticket-one");
        assertThat(now(tickets().current(SERVICE))).isEqualTo("ticket-one");
        assertThat(WECHAT.asked(TICKET)).isEqualTo(1);
    }

    @Test
    void doesNotTakeTheAccessTokenForATicket() {
        WECHAT.answer(TICKET, "{\"errcode\":0,\"errmsg\":\"ok\",\"ticket\":\"ticket-one\",\"expires_in\":7200}");
        assertThat(now(tickets().current(SERVICE))).isEqualTo("ticket-one");
        assertThat(now(WECHAT.store.get("wxservice01")).value()).isEqualTo("token-one");
    }

    @Test
    void tellsAnAccountThatMayNotFromASilentWechat() {
        WECHAT.answerCode(TICKET, 48001);
        assertThat(reason(tickets())).isEqualTo(Reason.WECHAT_CAPABILITY_MISSING);
        WECHAT.answerCode(TICKET, -1);
        assertThat(reason(tickets())).isEqualTo(Reason.WECHAT_UNAVAILABLE);
        WECHAT.answer(TICKET, "garbage");
        assertThat(reason(tickets())).isEqualTo(Reason.WECHAT_UNAVAILABLE);
    }

    private static PageTickets tickets() {
        var here = WECHAT.here();
        return new WxJavaPageTickets(here.gateway(), WECHAT.store, here.api(), Clock.systemUTC());
    }

    private static Reason reason(PageTickets tickets) {
        return catchThrowableOfType(Refusal.class, () -> now(tickets.current(SERVICE)))
                .reason();
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
