package village.infra.news.keyword;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.event.LogTail;
import village.api.gate.PublishGate;
import village.api.news.keyword.AddKeywordAnswer;
import village.api.news.keyword.ChangeKeywordAnswer;
import village.api.news.keyword.FindKeywordAnswer;
import village.api.news.keyword.KeywordAnswers;
import village.api.news.keyword.KeywordCheck;
import village.api.news.keyword.ListKeywordAnswers;
import village.api.news.keyword.RemoveKeywordAnswer;
import village.api.news.reading.PublishedArticles;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class KeywordWiring {
    @Bean
    KeywordAnswers keywordAnswers(Database database, LogTail tail) {
        var remembered = new RememberedKeywordAnswers(new PostgresKeywordAnswers(database));
        tail.listen("keyword-answers", remembered);
        return remembered;
    }

    /** The desk sees what is there now. */
    @Bean
    ListKeywordAnswers listKeywordAnswers(Database database) {
        return new ListKeywordAnswers(new PostgresKeywordAnswers(database));
    }

    @Bean
    KeywordCheck keywordCheck(PublishGate gate, PublishedArticles published) {
        return new KeywordCheck(gate, published);
    }

    @Bean
    AddKeywordAnswer addKeywordAnswer(KeywordAnswers answers, KeywordCheck check, Ids ids, Clock clock) {
        return new AddKeywordAnswer(answers, check, ids, clock);
    }

    @Bean
    ChangeKeywordAnswer changeKeywordAnswer(KeywordAnswers answers, KeywordCheck check, Ids ids, Clock clock) {
        return new ChangeKeywordAnswer(answers, check, ids, clock);
    }

    @Bean
    RemoveKeywordAnswer removeKeywordAnswer(KeywordAnswers answers, Ids ids, Clock clock) {
        return new RemoveKeywordAnswer(answers, ids, clock);
    }

    @Bean
    FindKeywordAnswer findKeywordAnswer(KeywordAnswers answers, PublishedArticles published) {
        return new FindKeywordAnswer(answers, published);
    }
}
