package village.wechat.account.register;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.place.VillageCode;
import village.wechat.account.envelope.CallbackKey;
import village.wechat.gateway.WechatAccount;

/**
 * The accounts as operators enter them. Each change is audited with it and shows everywhere within a minute. Secrets go
 * in and never come out. An account nobody entered is refused.
 */
public interface AccountRegister {
    /** In the order they were entered. */
    Mono<Page<Entry, UUID>> page(int limit, Optional<UUID> after);

    /** Completes empty if nobody entered it. */
    Mono<Entry> find(String appId);

    /** Enters an account; refuses one that is there. */
    Mono<Entry> enter(WechatAccount account, String name, boolean standard, Once once);

    /**
     * Changes an account; refuses when it has another version.
     *
     * @param secret a new AppSecret; empty keeps the present one
     */
    Mono<Entry> change(String appId, long version, Change change, Optional<String> secret);

    /**
     * Agrees on a token and a key for callbacks. The key so far becomes the previous one, which still opens what WeChat has
     * under way; the same key again changes nothing.
     *
     * @param key empty for plain mode
     */
    Mono<Entry> agree(String appId, String token, Optional<CallbackKey> key);

    /** Makes a village speak through the account, in place of another of its kind; refuses an unknown village. */
    Mono<Entry> serve(String appId, VillageCode village);

    /** Ends that; doing it again does nothing. */
    Mono<Entry> leave(String appId, VillageCode village);

    /** Names the template for one kind of notice, in place of another. */
    Mono<Entry> use(String appId, Template template);

    /** Ends that; doing it again does nothing. */
    Mono<Entry> drop(String appId, String kind);

    /** What may be changed of an account. Its kind never changes. */
    record Change(String name, Set<WechatAccount.Capability> capabilities, boolean standard) {
        public Change {
            capabilities = Set.copyOf(capabilities);
        }
    }

    /** An account without its secrets. */
    record Entry(
            UUID id,
            String appId,
            WechatAccount.Kind kind,
            Change facts,
            Callback callback,
            List<Served> villages,
            List<Template> templates,
            long version) {
        public Entry {
            villages = List.copyOf(villages);
            templates = List.copyOf(templates);
        }
    }

    /** Which secrets of callbacks are there. */
    record Callback(boolean token, boolean key, boolean previousKey) {}

    /** A village that speaks through the account. */
    record Served(String code, String name) {}

    /**
     * A message template.
     *
     * @param kind of notice, for example {@code answered}
     * @param fields the template's field to what it says: title, text, ticket, time, village or status
     */
    record Template(String kind, String templateId, String title, String page, Map<String, String> fields) {
        public Template {
            fields = Map.copyOf(fields);
        }
    }
}
