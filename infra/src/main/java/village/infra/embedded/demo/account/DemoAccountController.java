package village.infra.embedded.demo.account;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Objects;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The demo page's public account. */
@Hidden
@RestController
final class DemoAccountController {
    private final DemoFollower follower;

    DemoAccountController(DemoFollower follower) {
        this.follower = follower;
    }

    /** @param text empty when the account said nothing at once */
    record Reply(String text) {}

    @PostMapping("/demo/account/messages")
    Mono<Reply> message(@RequestBody DemoAct act, ServerHttpRequest request) {
        var here = Objects.requireNonNull(request.getLocalAddress()).getPort();
        return follower.does(act, here).map(Reply::new);
    }
}
