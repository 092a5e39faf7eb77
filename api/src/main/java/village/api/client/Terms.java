package village.api.client;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import village.api.Refusal;

/**
 * What was agreed with a client.
 *
 * @param name for example 浙江省基层治理平台
 * @param scopes what it may see and do, in order
 * @param addresses where it may call from; empty for anywhere
 * @param externalPrefix what a gateway before us cuts off the path, and the client signs nevertheless; empty for nothing
 * @param gatewaySigning whether it may sign the {@code X-BG-HMAC} way, which covers neither body nor nonce
 * @param sandbox whether it is for trying out: a refused signature is then answered with what should have been signed
 */
public record Terms(
        String name,
        Set<Scope> scopes,
        Quota quota,
        List<AddressRange> addresses,
        String externalPrefix,
        boolean gatewaySigning,
        boolean sandbox) {
    private static final int MOST_SCOPES = 200;
    private static final int MOST_ADDRESSES = 50;
    private static final int LONGEST_NAME = 60;
    private static final String PREFIX = "(/[A-Za-z0-9._~-]{1,40}){0,6}";

    public Terms {
        name = name.strip();
        scopes = Set.copyOf(scopes);
        addresses = List.copyOf(addresses);
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw Refusal.invalid("/name", "请填写平台名称，不超过 60 个字。");
        }
        if (scopes.size() > MOST_SCOPES) {
            throw Refusal.invalid("/scopes", "权限最多 200 条，请用县或乡镇的代码合并。");
        }
        if (addresses.size() > MOST_ADDRESSES) {
            throw Refusal.invalid("/addresses", "地址最多 50 条，请用网段合并。");
        }
        if (!externalPrefix.matches(PREFIX)) {
            throw Refusal.invalid("/externalPrefix", "网关前缀应像 /restapi/prod 这样，不以斜杠结尾。");
        }
    }

    /** In a fixed order, for people. */
    public List<Scope> listedScopes() {
        return scopes.stream().sorted(Comparator.comparing(Scope::toString)).toList();
    }

    /** Whether it may do that in any village at all. */
    public boolean allows(Resource resource, Access access) {
        return scopes.stream().anyMatch(scope -> scope.allows(resource, access));
    }

    /** The areas in which it may do that: codes of 2 to 12 digits, no one twice. */
    public Set<String> areas(Resource resource, Access access) {
        return scopes.stream()
                .filter(scope -> scope.allows(resource, access))
                .map(Scope::area)
                .collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    /** Whether a call may come from there. An address that cannot be read may only where all may. */
    public boolean welcomes(Optional<String> address) {
        return addresses.isEmpty()
                || address.filter(from -> addresses.stream().anyMatch(range -> range.contains(from)))
                        .isPresent();
    }
}
