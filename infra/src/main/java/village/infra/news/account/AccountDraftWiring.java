package village.infra.news.account;

import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.news.Articles;
import village.api.news.account.AccountDrafts;
import village.api.news.account.DraftBox;
import village.api.news.account.ListAccountDrafts;
import village.api.news.account.PlaceAccountDrafts;
import village.api.news.account.RetryAccountDraft;
import village.api.news.account.SendToAccount;
import village.api.place.Villages;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.infra.news.NewsSettings;
import village.infra.postgres.Database;
import village.wechat.gateway.draft.UploadedPictures;

/** Only an instance with the WeChat face speaks to WeChat. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("'${village.faces}'.contains('wechat')")
class AccountDraftWiring {
    @Bean
    AccountDrafts accountDrafts(Database database) {
        return new PostgresAccountDrafts(database);
    }

    @Bean
    UploadedPictures uploadedPictures(Database database) {
        return new PostgresUploadedPictures(database);
    }

    @Bean
    SendToAccount sendToAccount(Articles articles, AccountDrafts drafts, DraftBox box, Ids ids, Clock clock) {
        return new SendToAccount(articles, drafts, box, ids, clock);
    }

    @Bean
    RetryAccountDraft retryAccountDraft(AccountDrafts drafts, Ids ids, Clock clock) {
        return new RetryAccountDraft(drafts, ids, clock);
    }

    @Bean
    ListAccountDrafts listAccountDrafts(Articles articles, AccountDrafts drafts) {
        return new ListAccountDrafts(articles, drafts);
    }

    @Bean
    Loops accountDraftWorker(
            AccountDrafts drafts,
            Articles articles,
            Villages villages,
            DraftBox box,
            Ids ids,
            Clock clock,
            NewsSettings settings) {
        if (!settings.clock()) {
            return Loops.idle();
        }
        var place = new PlaceAccountDrafts(drafts, articles, villages, box, ids, clock);
        return new Loops(
                List.of(new Loop("account drafts", settings.rest(), place.next().hasElement())));
    }
}
