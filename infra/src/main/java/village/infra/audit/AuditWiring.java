package village.infra.audit;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.audit.AuditLog;
import village.api.audit.ReadAudit;
import village.api.identity.RoleBook;
import village.api.identity.membership.Memberships;
import village.api.place.Villages;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class AuditWiring {
    @Bean
    AuditLog auditLog(Database database, Sealer sealer) {
        return new PostgresAuditLog(database, sealer);
    }

    @Bean
    ReadAudit readAudit(AuditLog log, Villages villages, RoleBook roles, Memberships memberships) {
        return new ReadAudit(log, villages, roles, memberships);
    }
}
