package village.infra.identity;

import village.api.identity.AccessLog;
import village.api.identity.WechatIdentities;
import village.infra.postgres.PostgresExtension;

/** The adapters of this package for the tests of others. */
public final class StoredIdentities {
    private StoredIdentities() {}

    public static WechatIdentities identities(PostgresExtension postgres) {
        return new PostgresWechatIdentities(postgres.database(), Townsfolk.IDS);
    }

    public static AccessLog accessLog(PostgresExtension postgres) {
        return new PostgresAccessLog(postgres.database(), Townsfolk.SEALER);
    }
}
