package village.infra.embedded;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.context.reactive.StandardReactiveWebEnvironment;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;
import village.infra.VillageApplication;
import village.infra.embedded.demo.DemoCitizen;
import village.infra.embedded.demo.DemoPerson;

/** {@code mvn spring-boot:run}: the whole house on one machine, with a village of invented people in it. */
public final class EmbeddedVillage {
    private final Progress progress = new Progress(System.out);
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final String[] args;
    private final ConfigurableEnvironment environment;

    private EmbeddedVillage(String[] args) {
        this.args = args;
        this.environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource(args));
    }

    public static void main(String[] args) {
        Quiet.fromTheStart();
        var village = new EmbeddedVillage(args);
        try {
            village.start();
        } catch (Trouble trouble) {
            System.out.println();
            trouble.lines().forEach(line -> System.out.println("  ✗ " + line));
            System.out.println();
            System.exit(1);
        } catch (Exception broken) {
            Quiet.unlessStopping(() -> broken.printStackTrace(System.out));
            System.exit(1);
        }
    }

    private void start() throws Exception {
        var port = port("server.port", 8080);
        var managementPort = port("management.server.port", 8081);
        FreePorts.require("server.port", port);
        FreePorts.require("management.server.port", managementPort);
        SpringApplication.getShutdownHandlers().add(this::stop);
        Quiet.whenStopping(() -> tell("正在停止…", "stopping …"));
        var properties = properties();
        var wechat = wechat(properties);
        var application = VillageApplication.application();
        application.addPrimarySources(List.of(EmbeddedWiring.class));
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("simulatedWechat", wechat));
        application.setEnvironment(prepared(properties));
        progress.step("启动乡音", "starting the application", () -> running(application));
        progress.box(Welcome.lines(port, managementPort, progress.seconds()));
    }

    /** Spring Boot tells by itself why an application does not start. */
    private ConfigurableApplicationContext running(SpringApplication application) {
        try {
            return application.run(args);
        } catch (RuntimeException told) {
            throw new Trouble("乡音没有启动，原因见上。", "The application did not start; the reason stands above.");
        }
    }

    private int port(String setting, int otherwise) {
        try {
            return Binder.get(environment).bind(setting, Integer.class).orElse(otherwise);
        } catch (BindException unreadable) {
            throw new Trouble("--" + setting + "=… 应是一个端口号。", "--" + setting + "=… expects one port number.");
        }
    }

    private Map<String, Object> properties() throws Exception {
        var folder = kept(DataFolder.locked(
                Path.of(environment.getProperty("village.data", ".data")).toAbsolutePath()));
        endOrphans(folder);
        if (Arrays.asList(args).contains("--reset-demo")) {
            progress.line("清空演示数据", "forgetting the demo village");
            folder.wipe("postgres", "redis", "attachments");
        }
        var properties = new HashMap<String, Object>(Settings.of(folder));
        properties.putAll(kept(progress.step(
                        "启动 PostgreSQL（首次启动要解压）",
                        "starting PostgreSQL (unpacked at first start)",
                        () -> LocalPostgres.started(folder)))
                .properties());
        properties.putAll(redis(folder));
        return properties;
    }

    private void endOrphans(DataFolder folder) {
        if (LocalPostgres.endOrphan(folder) | LocalRedis.endOrphan(folder)) {
            progress.line("已结束上次异常退出留下的数据库进程", "ended servers a killed run had left behind");
        }
    }

    private Map<String, Object> redis(DataFolder folder) throws Exception {
        var redis = progress.step("启动 Redis", "starting Redis", () -> LocalRedis.started(folder));
        if (redis.isEmpty()) {
            progress.line("本机不能运行自带的 Redis，继续运行但不用它", "the bundled Redis does not run here; going on without it");
            return Map.of("village.redis.required", false);
        }
        return kept(redis.get()).properties();
    }

    private SimulatedWechat wechat(Map<String, Object> properties) throws Exception {
        var persons = DemoPerson.ALL.stream()
                .map(person -> new SimulatedWechat.DemoPerson(person.openid(), person.name()))
                .toList();
        var wechat = kept(
                progress.step("启动模拟微信", "starting a simulated WeChat", () -> new SimulatedWechat(0, persons).start()));
        properties.put("village.wechat.api-url", wechat.url());
        properties.put("village.wechat.open-url", wechat.url());
        properties.putAll(kept(new SimulatedGateway(0, citizens()).start()).settings());
        return wechat;
    }

    private static List<SimulatedGateway.Citizen> citizens() {
        return DemoCitizen.all().stream()
                .map(one -> new SimulatedGateway.Citizen(one.openid(), one.name(), one.identity(), one.phone()))
                .toList();
    }

    private <T extends AutoCloseable> T kept(T part) {
        synchronized (parts) {
            parts.push(part);
        }
        return part;
    }

    /** Before the application's own settings, after what the command line and the environment say. */
    private static ConfigurableEnvironment prepared(Map<String, Object> properties) {
        var environment = new StandardReactiveWebEnvironment();
        environment.getPropertySources().addLast(new MapPropertySource("embedded", properties));
        return environment;
    }

    /** Only once there is something to stop. */
    private void tell(String chinese, String english) {
        synchronized (parts) {
            if (!parts.isEmpty()) {
                progress.line(chinese, english);
            }
        }
    }

    /** Runs after the application has closed, or when it never came up. */
    private void stop() {
        synchronized (parts) {
            parts.forEach(Quiet::close);
            tell("已停止", "stopped");
            parts.clear();
        }
        progress.close();
    }
}
