package village.infra.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.client.Integrator;
import village.infra.client.Integrator.Call;
import village.infra.embedded.demo.client.DemoClient;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** Redis hangs, comes back, and dies: well signed calls are answered all the same, and none is answered twice. */
class SignedWithoutRedisTest {
    private static final String VILLAGES = "/openapi/v1/villages";
    private static final String COMPLAINTS = VILLAGES + "/" + WholeVillage.VILLAGE + "/complaints";
    private static final Duration IN_TIME = Duration.ofMillis(2_500);

    @RegisterExtension
    static final Installation INSTALLATION = new Installation();

    private static Integrator here;
    /** The same platform at another instance, which shares no memory with the first. */
    private static Integrator there;

    @BeforeAll
    static void start() throws IOException {
        var first = INSTALLATION.start();
        first.awaitReady();
        var second = INSTALLATION.start();
        second.awaitReady();
        here = sandbox(first);
        there = sandbox(second);
        Stream.of(here, there)
                .forEach(platform -> await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() -> platform.get(VILLAGES).status() == 200));
    }

    private static Integrator sandbox(Instance instance) {
        return Integrator.at(Visitor.stranger(instance.url("")), DemoClient.KEY_ID, DemoClient.SECRET);
    }

    @Test
    void whileItHangsAndAfterItDied() {
        var earlier = here.call("GET", VILLAGES, "");
        here.send(earlier).expect(200);
        INSTALLATION.redis().stall();
        Call meanwhile;
        try {
            meanwhile = worksAndIsSafe();
            isUsed(here, earlier);
        } finally {
            INSTALLATION.redis().goOn();
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> here.get(VILLAGES).expect(200));
        isUsed(here, meanwhile);
        isUsed(there, meanwhile);
        INSTALLATION.redis().close();
        worksAndIsSafe();
    }

    /** Gives a call that was answered. */
    private static Call worksAndIsSafe() {
        var call = here.call("GET", VILLAGES, "");
        inTime(here, call).expect(200);
        isUsed(there, call);
        isUsed(here, call);
        var number = "NR-" + UUID.randomUUID();
        var body = "{\"externalNumber\":\"%s\",\"text\":\"路灯不亮\"}".formatted(number);
        here.post(COMPLAINTS, body, number).expect(201);
        there.post(COMPLAINTS, body, number).expect(201);
        onlyOneOfMany();
        here.with(DemoClient.KEY_ID, "not-the-secret-of-it").get(VILLAGES).expectProblem(401, "client.signature-wrong");
        return call;
    }

    private static void onlyOneOfMany() {
        var call = here.call("GET", VILLAGES, "");
        var statuses = IntStream.range(0, 8)
                .parallel()
                .mapToObj(number ->
                        List.of(here, there).get(number % 2).send(call).status())
                .toList();
        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 401);
    }

    private static void isUsed(Integrator platform, Call call) {
        inTime(platform, call).expectProblem(401, "client.nonce-used");
    }

    private static Reply inTime(Integrator platform, Call call) {
        var began = System.nanoTime();
        var reply = platform.send(call);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(IN_TIME);
        return reply;
    }
}
