package village.openapi.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import village.api.webhook.WebhookSecret;

class StandardSignatureTest {
    /** The vector of the Standard Webhooks specification's libraries. */
    @Test
    void signsAsTheStandardsVectorSays() {
        var secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var signature = StandardSignature.of(
                List.of(secret),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}");
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void signsWithTheOldSecretTooWhileThereIsOne() {
        var fresh = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        var old = new WebhookSecret("whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD");
        var both = StandardSignature.of(List.of(fresh, old), "msg_1", Instant.EPOCH, "{}");
        assertThat(both.split(" ")).hasSize(2).doesNotHaveDuplicates().allMatch(part -> part.startsWith("v1,"));
        assertThat(both).startsWith(StandardSignature.of(List.of(fresh), "msg_1", Instant.EPOCH, "{}"));
    }
}
