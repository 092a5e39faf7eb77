package village.infra.embedded.demo;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What the simulated WeChat was asked to deliver. */
@FunctionalInterface
public interface DemoMessages {
    /** The latest first. */
    List<Message> sent();

    /**
     * One message.
     *
     * @param kind which call brought it
     * @param errcode what was answered; 0 is accepted
     */
    record Message(Instant at, String kind, String openid, String template, Map<String, String> data, int errcode) {}
}
