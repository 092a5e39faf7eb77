package village.api.news.account;

import java.time.Clock;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.editing.NewsStaff;

/** A cadre has a draft tried again that did not get to the account, or nobody knows whether it did. */
public final class RetryAccountDraft {
    private final AccountDrafts drafts;
    private final Ids ids;
    private final Clock clock;

    public RetryAccountDraft(AccountDrafts drafts, Ids ids, Clock clock) {
        this.drafts = drafts;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param version what the cadre saw of the draft; refuses when something happened to it since */
    public Mono<AccountDraft> retry(Actor actor, Article.Id article, AccountDraft.Id id, long version) {
        return Mono.fromSupplier(() -> NewsStaff.requirePublisher(actor).requireVillage())
                .flatMap(village -> drafts.byId(village, article, id))
                .flatMap(draft ->
                        drafts.change(draft.village(), id, now -> tried(actor, now.again(version, clock.instant()))))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ACCOUNT_DRAFT_NOT_FOUND)));
    }

    private AccountDrafts.Changed tried(Actor actor, AccountDraft after) {
        var event = AccountDraftEvents.of(after, Optional.of(actor.requirePerson()), ids.next(), after.changedAt());
        return new AccountDrafts.Changed(after, Optional.of(event));
    }
}
