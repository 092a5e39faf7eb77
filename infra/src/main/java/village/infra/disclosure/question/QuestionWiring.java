package village.infra.disclosure.question;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.cover.Covers;
import village.api.disclosure.filing.ItemsOfFilings;
import village.api.disclosure.question.QuestionGate;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.answering.AnswerQuestion;
import village.api.disclosure.question.answering.QuestionWork;
import village.api.disclosure.question.answering.ReadQuestions;
import village.api.disclosure.question.answering.WithholdQuestion;
import village.api.disclosure.question.asking.AskQuestion;
import village.api.disclosure.question.asking.Asking;
import village.api.disclosure.question.asking.CoveredTitles;
import village.api.disclosure.question.asking.ListQuestions;
import village.api.disclosure.question.asking.ObjectToWithholding;
import village.api.disclosure.question.asking.RequestDisclosure;
import village.api.disclosure.question.clock.MetRequests;
import village.api.gate.PublishGate;
import village.api.identity.Roster;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class QuestionWiring {
    @Bean
    Questions questions(Database database, Ids ids) {
        return new PostgresQuestions(database, ids);
    }

    @Bean
    QuestionGate questionGate(PublishGate gate) {
        return new QuestionGate(gate);
    }

    @Bean
    QuestionWork questionWork(Questions questions, Ids ids, Clock clock) {
        return new QuestionWork(questions, ids, clock);
    }

    @Bean
    Asking asking(Questions questions, Roster roster, QuestionGate gate, Ids ids, Clock clock) {
        return new Asking(questions, roster, gate, ids, clock);
    }

    @Bean
    CoveredTitles coveredTitles(Filings filings, Covers covers) {
        return new CoveredTitles(filings, covers);
    }

    @Bean
    AskQuestion askQuestion(Filings filings, Catalogues catalogues, CoveredTitles titles, Asking asking) {
        return new AskQuestion(filings, new ItemsOfFilings(catalogues), titles, asking);
    }

    @Bean
    RequestDisclosure requestDisclosure(Catalogues catalogues, Asking asking) {
        return new RequestDisclosure(catalogues, asking);
    }

    @Bean
    MetRequests metRequests(Database database) {
        return new PostgresMetRequests(database);
    }

    @Bean
    ListQuestions listQuestions(Questions questions, Filings filings, CoveredTitles titles, Clock clock) {
        return new ListQuestions(questions, filings, titles, clock);
    }

    @Bean
    AnswerQuestion answerQuestion(QuestionWork work, QuestionGate gate) {
        return new AnswerQuestion(work, gate);
    }

    @Bean
    ObjectToWithholding objectToWithholding(Questions questions, CoveredTitles titles, Ids ids, Clock clock) {
        return new ObjectToWithholding(questions, titles, ids, clock);
    }

    @Bean
    WithholdQuestion withholdQuestion(QuestionWork work) {
        return new WithholdQuestion(work);
    }

    @Bean
    ReadQuestions readQuestions(Questions questions, QuestionWork work) {
        return new ReadQuestions(questions, work);
    }
}
