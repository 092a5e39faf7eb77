package village.infra.credit.progress;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.Transactions;
import village.api.credit.course.Courses;
import village.api.credit.ledger.AwardCredit;
import village.api.credit.progress.Progresses;
import village.api.credit.progress.ReadCourses;
import village.api.credit.progress.RecogniseLesson;
import village.api.credit.progress.Recognition;
import village.api.credit.progress.ReportProgress;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class ProgressWiring {
    @Bean
    Progresses progresses(Database database, Ids ids) {
        return new PostgresProgresses(
                database, new BeatQueue(new BeatBatch(database, ids)::hear, BeatQueue.ROOM, BeatQueue.BATCH));
    }

    @Bean
    Recognition recognition(AwardCredit award) {
        return new RecogniseLesson(award);
    }

    @Bean
    ReportProgress reportProgress(
            Courses courses,
            Progresses progresses,
            Recognition recognition,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        return new ReportProgress(courses, progresses, recognition, transactions, ids, clock);
    }

    @Bean
    ReadCourses readCourses(Courses courses, Progresses progresses) {
        return new ReadCourses(courses, progresses);
    }
}
