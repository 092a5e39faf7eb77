package village.infra.identity.family;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.identity.family.AskToActFor;
import village.api.identity.family.DecideFamilyTie;
import village.api.identity.family.EndFamilyTie;
import village.api.identity.family.Families;
import village.api.identity.family.FamilyTies;
import village.api.identity.family.ListFamilyRequests;
import village.api.identity.family.ShowFamily;
import village.api.place.Villages;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class FamilyWiring {
    @Bean
    Families families(Database database) {
        return new PostgresFamilies(database);
    }

    @Bean
    FamilyTies familyTies(Database database, Sealer sealer, Ids ids) {
        return new PostgresFamilyTies(database, sealer, ids);
    }

    @Bean
    AskToActFor askToActFor(Villages villages, FamilyTies ties, Ids ids, Clock clock) {
        return new AskToActFor(villages, ties, ids, clock);
    }

    @Bean
    DecideFamilyTie decideFamilyTie(FamilyTies ties, Clock clock) {
        return new DecideFamilyTie(ties, clock);
    }

    @Bean
    EndFamilyTie endFamilyTie(FamilyTies ties, Clock clock) {
        return new EndFamilyTie(ties, clock);
    }

    @Bean
    ShowFamily showFamily(FamilyTies ties, Villages villages) {
        return new ShowFamily(ties, villages);
    }

    @Bean
    ListFamilyRequests listFamilyRequests(FamilyTies ties) {
        return new ListFamilyRequests(ties);
    }
}
