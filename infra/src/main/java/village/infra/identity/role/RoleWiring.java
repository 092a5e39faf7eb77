package village.infra.identity.role;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.identity.RoleBook;
import village.api.identity.WechatIdentities;
import village.api.identity.WechatLogins;
import village.api.identity.role.GrantRole;
import village.api.identity.role.Grants;
import village.api.identity.role.ListRoles;
import village.api.identity.role.RevokeRole;
import village.api.identity.role.TakeRoles;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class RoleWiring {
    @Bean
    Grants grants(Database database, Sealer sealer, Ids ids) {
        return new PostgresGrants(database, sealer, ids);
    }

    @Bean
    GrantRole grantRole(Grants grants, RoleBook roles, Ids ids, Clock clock) {
        return new GrantRole(grants, roles, ids, clock);
    }

    @Bean
    RevokeRole revokeRole(Grants grants, RoleBook roles, Clock clock) {
        return new RevokeRole(grants, roles, clock);
    }

    @Bean
    ListRoles listRoles(Grants grants, Clock clock) {
        return new ListRoles(grants, clock);
    }

    @Bean
    @ConditionalOnExpression("'${village.faces}'.contains('wechat')")
    TakeRoles takeRoles(WechatIdentities identities, WechatLogins logins, Grants grants, RoleBook roles, Clock clock) {
        return new TakeRoles(identities, logins, grants, roles, clock);
    }
}
