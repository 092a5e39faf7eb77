package village.openapi.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import village.api.Reason;
import village.api.Refusal;

class PostRequestTest {
    /** Nobody is asked for anything before the operator has allowed it. */
    @Test
    void nothingIsTakenUnlessTheOperatorAllowsIt() {
        var closed = new PostRequestController(false, null, null, null, null);
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/open311/v2/requests.json"));
        assertThatThrownBy(() -> closed.post(null, exchange).block())
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CLIENT_SCOPE));
    }
}
