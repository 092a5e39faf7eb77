package village.wechat.client;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import village.api.client.Access;
import village.api.client.AddressRange;
import village.api.client.Quota;
import village.api.client.Resource;
import village.api.client.Scope;
import village.api.client.Terms;
import village.wechat.Words;

/** What operators send about platforms. */
final class ClientBodies {
    private static final Quota USUAL = new Quota(600, Duration.ofMinutes(1));

    private ClientBodies() {}

    /** What is agreed with a platform. */
    @Schema(name = "ClientTerms", example = """
        {"name": "县基层治理平台", "scopes": [{"resource": "news", "access": "read", "area": "330999"}],
         "quota": {"count": 600, "seconds": 60}, "addresses": ["10.8.0.0/16"], "externalPrefix": "",
         "gatewaySigning": false, "sandbox": false}
        """)
    record Agreed(
            @NotNull(message = "请填写平台名称。") @Size(max = 100, message = "平台名称太长。")
            String name,

            @NotNull(message = "请选择权限。") @Size(max = 200, message = "权限最多 200 条。")
            List<@Valid @NotNull(message = "权限不能为空。") ScopeBody> scopes,

            @Valid @Nullable QuotaBody quota,

            @Nullable @Size(max = 50, message = "地址最多 50 条。")
            List<@NotNull(message = "地址不能为空。") String> addresses,

            @Nullable @Size(max = 300, message = "网关前缀太长。") String externalPrefix,
            @Nullable Boolean gatewaySigning,
            @Nullable Boolean sandbox) {
        Terms toTerms() {
            return new Terms(
                    name,
                    scopes.stream().map(ScopeBody::toScope).collect(Collectors.toSet()),
                    Optional.ofNullable(quota).map(QuotaBody::toQuota).orElse(USUAL),
                    Optional.ofNullable(addresses).orElse(List.of()).stream()
                            .map(AddressRange::new)
                            .toList(),
                    Optional.ofNullable(externalPrefix).orElse(""),
                    Boolean.TRUE.equals(gatewaySigning),
                    Boolean.TRUE.equals(sandbox));
        }
    }

    @Schema(name = "ClientScope")
    record ScopeBody(
            @NotNull(message = "请选择接口。") @Schema(example = "news")
            String resource,

            @NotNull(message = "请选择读还是写。") @Schema(example = "read")
            String access,

            @NotNull(message = "请填写地区代码。") @Schema(description = "代码的前 2、4、6、9 或 12 位", example = "330999")
            String area) {
        Scope toScope() {
            return new Scope(
                    Words.read(resource, Resource.NEWS, "/scopes"), Words.read(access, Access.READ, "/scopes"), area);
        }

        static ScopeBody of(Scope scope) {
            return new ScopeBody(Words.of(scope.resource()), Words.of(scope.access()), scope.area());
        }
    }

    @Schema(name = "ClientQuota")
    record QuotaBody(
            @NotNull(message = "请填写次数。") Long count,
            @NotNull(message = "请填写多少秒内。") Long seconds) {
        Quota toQuota() {
            return new Quota(count, Duration.ofSeconds(Math.min(Math.max(seconds, 0), 1_000_000)));
        }

        static QuotaBody of(Quota quota) {
            return new QuotaBody(quota.count(), quota.window().toSeconds());
        }
    }
}
