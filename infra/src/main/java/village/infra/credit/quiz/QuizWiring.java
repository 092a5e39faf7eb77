package village.infra.credit.quiz;

import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.credit.StudyConsent;
import village.api.credit.course.Courses;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.quiz.Attempts;
import village.api.credit.quiz.TakeQuiz;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class QuizWiring {
    @Bean
    Attempts attempts(Database database) {
        return new PostgresAttempts(database);
    }

    @Bean
    TakeQuiz takeQuiz(
            Courses courses,
            Attempts attempts,
            StudyConsent consent,
            AwardCredit award,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new TakeQuiz(courses, attempts, consent, award, transactions, new SecureRandom(), ids, clock);
    }
}
