package village.infra.wechat.register;

import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.infra.crypto.Sealer;
import village.infra.wechat.PostgresCallbackSecrets;
import village.infra.wechat.PostgresWechatAccounts;
import village.wechat.account.envelope.CallbackKey;

/** The sealed columns of an account, inside the transaction that changes it; and what is remembered of them. */
final class AccountSecrets {
    private static final String SECRET = "update wechat_account set secret_sealed = :secret where app_id = :appId";

    private final Sealer sealer;
    private final PostgresWechatAccounts accounts;
    private final PostgresCallbackSecrets callbacks;

    AccountSecrets(Sealer sealer, PostgresWechatAccounts accounts, PostgresCallbackSecrets callbacks) {
        this.sealer = sealer;
        this.accounts = accounts;
        this.callbacks = callbacks;
    }

    byte[] sealed(String appId, String secret) {
        return sealer.seal(PostgresWechatAccounts.SEALED_COLUMN, appId, secret);
    }

    Mono<Void> replace(DatabaseClient client, String appId, Optional<String> secret) {
        return Mono.justOrEmpty(secret)
                .flatMap(fresh -> client.sql(SECRET)
                        .bind("appId", appId)
                        .bind("secret", sealed(appId, fresh))
                        .then());
    }

    /** The row is locked: nobody else rotates meanwhile. */
    Mono<Void> agree(DatabaseClient client, String appId, String token, Optional<CallbackKey> key) {
        return callbacks.rotate(client, appId, token, key);
    }

    void forget(String appId) {
        accounts.forget();
        callbacks.forget(appId);
    }
}
