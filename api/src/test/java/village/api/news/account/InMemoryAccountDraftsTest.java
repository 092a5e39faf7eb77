package village.api.news.account;

import java.util.UUID;
import village.api.news.Article;
import village.api.place.Village;

class InMemoryAccountDraftsTest implements AccountDraftsContract {
    private final InMemoryAccountDrafts drafts = new InMemoryAccountDrafts();
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Article.Id article = new Article.Id(UUID.randomUUID());

    @Override
    public AccountDrafts drafts() {
        return drafts;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Article.Id article() {
        return article;
    }
}
