package village.wechat.account.callback;

import java.util.List;
import java.util.stream.Stream;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.OpenId;
import village.wechat.account.envelope.CallbackMessage;

/**
 * Events of subscribe messages. As XML they list under the event's own name; as JSON under {@code List}, a single item by
 * itself; accounts have been seen that do otherwise.
 */
final class ListedEvents {
    private static final String LIST = "List";
    private static final String TEMPLATE = "TemplateId";

    private ListedEvents() {}

    /** The items that name a template; possibly none. */
    static List<CallbackMessage> items(CallbackMessage event, String... names) {
        return Stream.concat(Stream.of(LIST), Stream.of(names).flatMap(name -> Stream.of(name + '/' + LIST, name)))
                .flatMap(name -> event.items(name).stream())
                .filter(item -> !item.field(TEMPLATE).isEmpty())
                .toList();
    }

    /** Refuses what names nobody. */
    static OpenId user(String appId, CallbackMessage event) {
        try {
            return new OpenId(appId, event.field("FromUserName"));
        } catch (RuntimeException nobody) {
            throw Refusal.of(Reason.REQUEST_MALFORMED);
        }
    }
}
