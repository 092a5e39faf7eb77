package village.api.news.account;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.news.Article;
import village.api.news.Articles;
import village.api.news.Audience;
import village.api.news.Content;
import village.api.news.Status;
import village.api.news.account.AccountDraft.State;
import village.api.news.account.DraftBox.Absent;
import village.api.news.account.DraftBox.Later;
import village.api.news.account.DraftBox.Outcome;
import village.api.news.account.DraftBox.Placed;
import village.api.news.account.DraftBox.Refused;
import village.api.place.Villages;

/**
 * Puts what waits into the accounts' drafts, and looks for what WeChat did not answer about. Any number of instances may
 * run it: a draft is one instance's until its lease is over, and is only looked for afterwards.
 */
public final class PlaceAccountDrafts {
    private static final String GONE = "文章已经撤下，或者又发布了新的修改，这一次没有发到公众号。";

    private final AccountDrafts drafts;
    private final Articles articles;
    private final Villages villages;
    private final DraftBox box;
    private final Ids ids;
    private final Clock clock;

    public PlaceAccountDrafts(
            AccountDrafts drafts, Articles articles, Villages villages, DraftBox box, Ids ids, Clock clock) {
        this.drafts = drafts;
        this.articles = articles;
        this.villages = villages;
        this.box = box;
        this.ids = ids;
        this.clock = clock;
    }

    /** Takes care of one draft and gives it as it is then; completes empty where nothing is due. */
    public Mono<AccountDraft> next() {
        return Mono.defer(() -> drafts.take(clock.instant())).flatMap(this::cared);
    }

    private Mono<AccountDraft> cared(AccountDraft draft) {
        return villages.byId(draft.village())
                .map(village -> new DraftBox.Sheet(draft.account(), village, draft.article(), draft.revision()))
                .flatMap(sheet -> draft.state() == State.SENDING ? sent(draft, sheet) : box.find(sheet))
                .flatMap(outcome -> drafts.change(draft.village(), draft.id(), now -> told(now, outcome)));
    }

    private Mono<Outcome> sent(AccountDraft draft, DraftBox.Sheet sheet) {
        return articles.byId(draft.village(), draft.article())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(article -> article.filter(known -> current(known, draft))
                        .map(known -> SendToAccount.shown(known).content()))
                .flatMap(content -> content.map(
                                now -> draft.effort().doubtful() ? soughtFirst(sheet, now) : box.place(sheet, now))
                        .orElseGet(() -> Mono.just(new Refused(GONE))));
    }

    /** What may be there already is put there only when WeChat says that it is not. */
    private Mono<Outcome> soughtFirst(DraftBox.Sheet sheet, Content content) {
        return box.find(sheet)
                .flatMap(outcome -> outcome instanceof Absent ? box.place(sheet, content) : Mono.just(outcome));
    }

    private static boolean current(Article article, AccountDraft draft) {
        return article.status() == Status.PUBLISHED
                && SendToAccount.shown(article).number() == draft.revision()
                && SendToAccount.shown(article).content().audience() == Audience.PUBLIC;
    }

    private AccountDrafts.Changed told(AccountDraft draft, Outcome outcome) {
        var after = after(draft, outcome, clock.instant());
        var over = after != draft && after.state() != draft.state() && after.state() != State.WAITING;
        return new AccountDrafts.Changed(
                after,
                over
                        ? Optional.of(AccountDraftEvents.of(after, Optional.empty(), ids.next(), after.changedAt()))
                        : Optional.empty());
    }

    private static AccountDraft after(AccountDraft draft, Outcome outcome, Instant now) {
        if (outcome instanceof Placed placed) {
            return draft.sent(placed.name(), now);
        }
        if (draft.state() == State.UNKNOWN) {
            return draft.missed(now);
        }
        if (outcome instanceof Refused refused) {
            return draft.failed(refused.why(), now);
        }
        return outcome instanceof Later later ? draft.postponed(later.why(), now) : draft.doubted(now);
    }
}
