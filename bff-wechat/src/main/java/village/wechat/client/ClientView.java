package village.wechat.client;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.client.AddressRange;
import village.api.client.Client;
import village.api.client.Key;
import village.api.client.Secret;
import village.api.client.registering.Issued;
import village.wechat.Times;

/** A platform as operators see it; secrets are shown with the key that is new, to whoever asked for it. */
@Schema(name = "Client")
record ClientView(
        UUID id,
        @Schema(description = "修改时放进 If-Match") long version,
        String name,
        List<ClientBodies.ScopeBody> scopes,
        ClientBodies.QuotaBody quota,
        List<String> addresses,
        String externalPrefix,
        boolean gatewaySigning,
        boolean sandbox,
        List<KeyView> keys,
        OffsetDateTime registeredAt) {

    @Schema(name = "ClientKey")
    record KeyView(
            @Schema(example = "vk2718281828459045") String id,
            boolean active,
            OffsetDateTime issuedAt,
            @Nullable OffsetDateTime revokedAt) {
        static KeyView of(Key key) {
            return new KeyView(
                    key.id(),
                    key.active(),
                    Times.of(key.issuedAt()),
                    key.revokedAt().map(Times::of).orElse(null));
        }
    }

    static ClientView of(Client client) {
        var terms = client.terms();
        return new ClientView(
                client.id().value(),
                client.version(),
                terms.name(),
                terms.listedScopes().stream().map(ClientBodies.ScopeBody::of).toList(),
                ClientBodies.QuotaBody.of(terms.quota()),
                terms.addresses().stream().map(AddressRange::text).toList(),
                terms.externalPrefix(),
                terms.gatewaySigning(),
                terms.sandbox(),
                client.keys().stream().map(KeyView::of).toList(),
                Times.of(client.registeredAt()));
    }

    /** A page of platforms. */
    @Schema(name = "ClientPage")
    record Listed(List<ClientView> items, @Nullable String next) {}

    /** A platform and its new key. */
    @Schema(name = "IssuedKey")
    record WithSecret(
            ClientView client,
            @Schema(example = "vk2718281828459045") String keyId,

            @Schema(description = "发出 10 分钟以后，重发同一个请求也没有") @Nullable
            String secret) {
        static WithSecret of(Issued issued) {
            return new WithSecret(
                    ClientView.of(issued.client()),
                    issued.keyId(),
                    issued.secret().map(Secret::value).orElse(null));
        }

        @Override
        public String toString() {
            return "WithSecret[" + keyId + ", ***]";
        }
    }
}
