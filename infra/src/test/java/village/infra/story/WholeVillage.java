package village.infra.story;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import village.infra.embedded.SimulatedWechat;

/**
 * The whole application on real parts with the demo village in it, spoken to over HTTP. One per build: the first class
 * that asks starts it. Whoever changes what others rely on uses persons of his own.
 */
public final class WholeVillage implements BeforeAllCallback {
    /** 枫溪村, where most demo persons live. */
    public static final String VILLAGE = "330999101201";
    /** 竹坞村, in the same township. */
    public static final String OTHER_VILLAGE = "330999101202";
    /** 石桥村, in another township of the county; only tests have it. */
    public static final String FOREIGN_VILLAGE = "330999102201";

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(WholeVillage.class);

    private final Optional<Clock> clock;
    private RunningVillage running;

    public WholeVillage() {
        this(Optional.empty());
    }

    private WholeVillage(Optional<Clock> clock) {
        this.clock = clock;
    }

    /** A village only one class has, so that it may move its clock. */
    static WholeVillage by(Clock clock) {
        return new WholeVillage(Optional.of(clock));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        running = clock.map(own -> kept(context, own, () -> RunningVillage.started(own)))
                .orElseGet(() -> kept(context.getRoot(), RunningVillage.class, RunningVillage::started));
    }

    /** Stopped when what it was asked for is over. */
    private static RunningVillage kept(ExtensionContext context, Object key, Supplier<RunningVillage> start) {
        return context.getStore(NAMESPACE).computeIfAbsent(key, any -> start.get(), RunningVillage.class);
    }

    public URI address() {
        return running.address();
    }

    /** The running application, for tests that read its routes. */
    public ApplicationContext context() {
        return running.context();
    }

    /** What WeChat was asked to deliver, the latest first. */
    public List<SimulatedWechat.SentMessage> sent() {
        return running.wechat().sent();
    }

    /** Somebody without a session. */
    public Visitor stranger() {
        return Visitor.stranger(address());
    }

    /** Somebody in the mini-program; signs in at the first call only. */
    public Visitor in(String openid) {
        return running.phones().computeIfAbsent(openid, this::signIn);
    }

    /** A new session in the mini-program. */
    public Visitor signIn(String openid) {
        var signedIn = stranger().post("/mp/v1/sessions", Map.of("code", "code-" + openid));
        return stranger().with("Authorization", "Bearer " + signedIn.expect(201).text("/accessToken"));
    }

    /** Somebody at the console; signs in at the first call only. */
    public Visitor desk(String openid) {
        return running.desks().computeIfAbsent(openid, who -> openDesk(in(who)));
    }

    /** Opens the console: the screen asks, the phone confirms, the screen gets its cookie. */
    public Visitor openDesk(Visitor phone) {
        var asked = stranger().post("/console/v1/login-requests", Map.of()).expect(201);
        var request = "/console/v1/login-requests/" + asked.text("/id");
        phone.post(request + "/confirmations", Map.of("code", asked.text("/code")))
                .expect(204);
        var opened = stranger()
                .with("Cookie", asked.cookie("village_console_device"))
                .get(request)
                .expect(200);
        return stranger()
                .with("Cookie", opened.cookie("village_console"))
                .with("X-Village-Client", "console")
                .with("Sec-Fetch-Site", "same-origin");
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
