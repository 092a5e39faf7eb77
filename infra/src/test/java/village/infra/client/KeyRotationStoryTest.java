package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.story.Reply;
import village.infra.story.WholeVillage;

/** A busy platform changes its key as the guide says: get a second one, use it, have the first one revoked. */
class KeyRotationStoryTest {
    private static final String CLIENTS = "/console/v1/clients";
    private static final String NEWS = "/openapi/v1/villages/" + VILLAGE + "/news";
    private static final String TERMS = """
        {"name":"换密钥的平台","scopes":[{"resource":"news","access":"read","area":"330999"}],
         "quota":{"count":100000,"seconds":60}}\
        """;
    private static final int CALLERS = 4;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final AtomicReference<Integrator> current = new AtomicReference<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicLong answered = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failed = new ConcurrentLinkedQueue<>();

    @Test
    void noCallFailsWhileKeysChangeUnderLoad() {
        var operator = HERE.desk("demo-operator-1");
        var issued = operator.post(CLIENTS, TERMS).expect(201);
        var keys = CLIENTS + "/" + issued.text("/client/id") + "/keys";
        current.set(signing(issued));
        var threads = Executors.newFixedThreadPool(CALLERS);
        try {
            List.of(1, 2, 3, 4).forEach(caller -> threads.execute(this::callOnAndOn));
            for (var round = 0; round < 4; round++) {
                var old = current.get();
                afterMoreCalls();
                current.set(signing(operator.post(keys, "{}").expect(201)));
                afterMoreCalls();
                operator.post(keys + "/" + old.keyId() + "/revocations", "{}").expect(200);
                old.get(NEWS).expectProblem(401, "client.key-revoked");
                afterMoreCalls();
            }
        } finally {
            over.set(true);
            threads.shutdown();
        }
        assertThat(failed).isEmpty();
    }

    private void callOnAndOn() {
        while (!over.get()) {
            var reply = current.get().get(NEWS + "?limit=1");
            if (reply.status() == 200) {
                answered.incrementAndGet();
            } else {
                failed.add(reply.status() + " " + reply.body());
            }
        }
    }

    /** Until every caller has surely begun and ended a call since now. */
    private void afterMoreCalls() {
        var before = answered.get() + failed.size();
        await().until(() -> answered.get() + failed.size() >= before + 10 * CALLERS);
    }

    private static Integrator signing(Reply issued) {
        return Integrator.holding(HERE, issued.text("/keyId"), issued.text("/secret"));
    }
}
