package village.infra.credit.activity;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Fingerprints;
import village.api.Ids;
import village.api.Transactions;
import village.api.credit.StudyConsent;
import village.api.credit.activity.Activities;
import village.api.credit.activity.Attendances;
import village.api.credit.activity.RecogniseAttendance;
import village.api.credit.activity.RotatingCode;
import village.api.credit.activity.attending.ReadActivities;
import village.api.credit.activity.attending.TakePart;
import village.api.credit.activity.holding.CallOff;
import village.api.credit.activity.holding.ConfirmAttendance;
import village.api.credit.activity.holding.HoldActivity;
import village.api.credit.branch.Keeper;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.ledger.Ledger;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class ActivityWiring {
    @Bean
    Activities activities(Database database) {
        return new PostgresActivities(database);
    }

    @Bean
    Attendances attendances(Database database) {
        return new PostgresAttendances(database);
    }

    @Bean
    OwnAttendances ownAttendances(Database database) {
        return new OwnAttendances(database);
    }

    @Bean
    RotatingCode rotatingCode(Fingerprints fingerprints) {
        return new RotatingCode(fingerprints);
    }

    @Bean
    RecogniseAttendance recogniseAttendance(AwardCredit award, Attendances attendances) {
        return new RecogniseAttendance(award, attendances);
    }

    @Bean
    TakePart takePart(
            Activities activities,
            Attendances attendances,
            RotatingCode code,
            StudyConsent consent,
            RecogniseAttendance recognise,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new TakePart(activities, attendances, code, consent, recognise, transactions, ids, clock);
    }

    @Bean
    ReadActivities readActivities(Activities activities, Attendances attendances, Clock clock) {
        return new ReadActivities(activities, attendances, clock);
    }

    @Bean
    HoldActivity holdActivity(Activities activities, RotatingCode code, Ids ids, Clock clock) {
        return new HoldActivity(activities, code, ids, clock);
    }

    @Bean
    CallOff callOff(Activities activities, Ledger ledger, Transactions transactions, Ids ids, Clock clock) {
        return new CallOff(activities, ledger, transactions, ids, clock);
    }

    @Bean
    ConfirmAttendance confirmAttendance(
            Activities activities,
            Attendances attendances,
            Keeper keeper,
            RecogniseAttendance recognise,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new ConfirmAttendance(activities, attendances, keeper, recognise, transactions, ids, clock);
    }
}
