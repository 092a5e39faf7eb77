package village.wechat.dialogue;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** Which villages speak through which account. A change shows within a minute. */
public interface ServedVillages {
    /**
     * The villages of an account in the order of their codes, possibly none. A standard account serves, beside its own,
     * all that have none of its kind.
     */
    Mono<List<Village>> of(String appId);
}
