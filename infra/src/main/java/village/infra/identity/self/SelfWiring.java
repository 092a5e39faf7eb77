package village.infra.identity.self;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Transactions;
import village.api.identity.RoleBook;
import village.api.identity.binding.Bindings;
import village.api.identity.family.FamilyTies;
import village.api.identity.role.Grants;
import village.api.identity.self.ExportMyData;
import village.api.identity.self.LeaveForGood;
import village.api.identity.self.PersonalRecords;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** What is kept about people: the kinds named here, and every {@link PersonalRecords} another capability brings. */
@Configuration(proxyBeanMethods = false)
class SelfWiring {
    record Kinds(List<PersonalRecords> all) {}

    /** What needs the binding or the account goes before it. */
    @Bean
    Kinds personalRecords(
            Database database,
            Sealer sealer,
            Bindings bindings,
            FamilyTies ties,
            Grants grants,
            ObjectProvider<PersonalRecords> others) {
        var kinds = new ArrayList<PersonalRecords>();
        kinds.add(new OwnRoles(database, grants));
        kinds.add(new OwnFamily(database, ties));
        others.orderedStream().forEach(kinds::add);
        kinds.add(new OwnBindings(database, sealer, bindings));
        kinds.addAll(PersonalTables.all(database));
        return new Kinds(List.copyOf(kinds));
    }

    @Bean
    ExportMyData exportMyData(Kinds kinds, Clock clock) {
        return new ExportMyData(kinds.all(), clock);
    }

    @Bean
    LeaveForGood leaveForGood(Kinds kinds, Transactions transactions, RoleBook roles, Clock clock) {
        return new LeaveForGood(kinds.all(), transactions, roles, clock);
    }
}
