package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;

final class Refuses {
    private Refuses() {}

    static void refuses(Reason reason, Mono<?> act) {
        assertThatThrownBy(() -> act.block(Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
