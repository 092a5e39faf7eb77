package village.infra.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.util.FileSystemUtils;
import village.infra.VillageApplication;
import village.infra.embedded.SimulatedGateway;
import village.infra.embedded.SimulatedWechat;
import village.infra.embedded.demo.DemoCitizen;
import village.infra.embedded.demo.DemoMessages;
import village.infra.embedded.demo.DemoWiring;
import village.infra.postgres.PostgresExtension;
import village.infra.redis.RedisExtension;

/** The parts of a {@link WholeVillage}, stopped in the end in the opposite order. */
final class RunningVillage implements AutoCloseable {
    /** Known to the simulated 浙里办 only. Invented. */
    static final SimulatedGateway.Citizen VISITOR =
            new SimulatedGateway.Citizen("visitor", "石小满", "330999199003127778", "19900000777");

    private final SimulatedWechat wechat;
    private final SimulatedGateway gateway;
    private final RedisExtension redis;
    private final Path files;
    private final ConfigurableApplicationContext context;
    private final Map<String, Visitor> phones = new ConcurrentHashMap<>();
    private final Map<String, Visitor> desks = new ConcurrentHashMap<>();

    private RunningVillage(
            SimulatedWechat wechat,
            SimulatedGateway gateway,
            RedisExtension redis,
            Path files,
            ConfigurableApplicationContext context) {
        this.wechat = wechat;
        this.gateway = gateway;
        this.redis = redis;
        this.files = files;
        this.context = context;
    }

    static RunningVillage started() {
        return started(Optional.empty());
    }

    /** A village that lives by a clock of its own; its database does not, so let that one be ahead. */
    static RunningVillage started(Clock clock) {
        return started(Optional.of(clock));
    }

    private static RunningVillage started(Optional<Clock> clock) {
        try {
            var wechat = new SimulatedWechat(0, List.of()).start();
            var redis = new RedisExtension();
            redis.beforeAll(null);
            var files = Files.createTempDirectory("whole-village");
            var gateway = gateway();
            var context = application(wechat, gateway, redis, files, clock);
            var running = new RunningVillage(wechat, gateway, redis, files, context);
            new Townspeople(context).settle();
            return running;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SimulatedGateway gateway() {
        var citizens = DemoCitizen.all().stream()
                .map(one -> new SimulatedGateway.Citizen(one.openid(), one.name(), one.identity(), one.phone()));
        return new SimulatedGateway(
                        0, Stream.concat(citizens, Stream.of(VISITOR)).toList())
                .start();
    }

    private static ConfigurableApplicationContext application(
            SimulatedWechat wechat, SimulatedGateway gateway, RedisExtension redis, Path files, Optional<Clock> clock) {
        var application = VillageApplication.application();
        application.addPrimarySources(List.of(DemoBeans.class));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("simulatedWechat", wechat));
        clock.ifPresent(own -> application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("ownClock", Clock.class, () -> own, definition -> definition.setPrimary(true))));
        return application.run(
                "--server.port=0",
                "--management.server.port=0",
                "--server.shutdown=immediate",
                "--village.open311.post=true",
                "--village.postgres.host=127.0.0.1",
                "--village.postgres.port=" + PostgresExtension.port(),
                "--village.postgres.database=" + PostgresExtension.freshDatabase(),
                "--village.postgres.user=postgres",
                "--village.postgres.password=postgres",
                "--village.redis.url=" + redis.settings().url(),
                "--village.attachment.folder=" + files,
                "--village.wechat.api-url=" + wechat.url(),
                "--village.wechat.open-url=" + wechat.url(),
                "--village.wechat.patience=12s",
                "--village.wechat.silence-patience=10s",
                "--village.secrets.session=" + Townspeople.secret(1),
                "--village.secrets.data=" + Townspeople.secret(2),
                "--village.secrets.evidence=" + Townspeople.secret(3),
                "--village.evidence.sign=200ms",
                "--village.overview.doubt=300ms",
                "--village.zhejiang.gateway=" + gateway.settings().get("village.zhejiang.gateway"),
                "--village.zhejiang.access-key=simulated-access-key",
                "--village.zhejiang.secret-key=simulated-secret-key",
                "--village.zhejiang.app-id=simulated-app",
                "--village.webhook.hosts=127.0.0.1",
                "--village.webhook.local=true",
                "--village.webhook.first-retry=100ms",
                "--village.cross-origin.origins=" + CrossOriginStoryTest.ELSEWHERE,
                "--village.documents=true",
                "--village.login.secure-cookies=false",
                "--village.logging.json=OFF",
                "--village.logging.plain=ALL",
                "--logging.level.village=warn");
    }

    @Configuration(proxyBeanMethods = false)
    @Import(DemoWiring.class)
    static class DemoBeans {
        @Bean
        DemoMessages demoMessages() {
            return List::of;
        }

        /** Its own event loops: the end of one village does not take those of another in the same process. */
        @Bean
        ReactorResourceFactory reactorResourceFactory() {
            var resources = new ReactorResourceFactory();
            resources.setUseGlobalResources(false);
            return resources;
        }
    }

    URI address() {
        var server = ((ReactiveWebServerApplicationContext) context).getWebServer();
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    SimulatedWechat wechat() {
        return wechat;
    }

    Map<String, Visitor> phones() {
        return phones;
    }

    Map<String, Visitor> desks() {
        return desks;
    }

    @Override
    public void close() throws IOException {
        context.close();
        wechat.close();
        gateway.close();
        redis.stop();
        FileSystemUtils.deleteRecursively(files);
    }
}
