package village.wechat.gateway;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** The twin of the table of accounts. */
public final class InMemoryWechatAccounts implements WechatAccounts {
    private record Use(Village.Id village, WechatAccount.Kind kind) {}

    private final Map<String, WechatAccount> accounts = new ConcurrentHashMap<>();
    private final Map<WechatAccount.Kind, String> standard = new ConcurrentHashMap<>();
    private final Map<Use, String> uses = new ConcurrentHashMap<>();

    public InMemoryWechatAccounts with(WechatAccount account) {
        accounts.put(account.appId(), account);
        standard.putIfAbsent(account.kind(), account.appId());
        return this;
    }

    public InMemoryWechatAccounts forVillage(Village.Id village, WechatAccount account) {
        accounts.put(account.appId(), account);
        uses.put(new Use(village, account.kind()), account.appId());
        return this;
    }

    @Override
    public Mono<WechatAccount> byAppId(String appId) {
        return Mono.justOrEmpty(accounts.get(appId));
    }

    @Override
    public Mono<WechatAccount> forVillage(Village.Id village, WechatAccount.Kind kind) {
        return Mono.justOrEmpty(uses.get(new Use(village, kind)))
                .flatMap(this::byAppId)
                .switchIfEmpty(standard(kind));
    }

    @Override
    public Mono<WechatAccount> standard(WechatAccount.Kind kind) {
        return Mono.justOrEmpty(standard.get(kind)).flatMap(this::byAppId);
    }
}
