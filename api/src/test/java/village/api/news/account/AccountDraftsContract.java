package village.api.news.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.news.Article;
import village.api.news.account.AccountDraft.State;
import village.api.place.Village;

/** What senders and workers may rely on, races included. Every draft is due at {@link #NOW} and not before. */
public interface AccountDraftsContract {
    Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    AccountDrafts drafts();

    /** A village without drafts; of others none is due. */
    Village.Id village();

    /** An article of the village with at least two revisions. */
    Article.Id article();

    @Test
    default void oneKeyMakesOneDraft() {
        var once = once();
        var first = add(once, 1);
        assertThat(add(once, 1)).isEqualTo(first);
        assertThat(drafts().of(village(), article()).block()).containsExactly(first);
    }

    @Test
    default void aRevisionHasOneDraftWhoeverAsks() {
        var asked = Flux.range(0, 12)
                .flatMap(number -> {
                    var draft = draft(1);
                    return drafts().add(once(), draft, event(draft)).subscribeOn(Schedulers.parallel());
                })
                .map(AccountDraft::id)
                .distinct()
                .collectList()
                .block();
        assertThat(asked).hasSize(1);
        assertThat(drafts().of(village(), article()).block()).hasSize(1);
    }

    @Test
    default void theNewestRevisionComesFirst() {
        add(once(), 1);
        add(once(), 2);
        assertThat(drafts().of(village(), article()).block())
                .extracting(AccountDraft::revision)
                .containsExactly(2, 1);
    }

    @Test
    default void ofManyWorkersOneTakesADraft() {
        var draft = add(once(), 1);
        var taken = Flux.range(0, 12)
                .flatMap(number -> drafts().take(NOW).subscribeOn(Schedulers.parallel()))
                .collectList()
                .block();
        assertThat(taken).hasSize(1);
        assertThat(taken.get(0).id()).isEqualTo(draft.id());
        assertThat(taken.get(0).state()).isEqualTo(State.SENDING);
    }

    @Test
    default void whatIsNotDueWaits() {
        add(once(), 1);
        assertThat(drafts().take(NOW.minusSeconds(1)).blockOptional()).isEmpty();
    }

    @Test
    default void whatAnInstanceLeftBehindIsLookedForAfterItsLease() {
        add(once(), 1);
        drafts().take(NOW).block();
        assertThat(drafts().take(NOW.plus(AccountDraft.LEASE).minusSeconds(1)).blockOptional())
                .isEmpty();
        assertThat(drafts().take(NOW.plus(AccountDraft.LEASE)).block().state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    default void keepsWhatBecameOfIt() {
        var draft = add(once(), 1);
        drafts().take(NOW).block();
        var sent = drafts().change(village(), draft.id(), now -> {
                    var there = now.sent("media-1", NOW.plusSeconds(3));
                    return new AccountDrafts.Changed(there, Optional.of(event(there)));
                })
                .block();
        assertThat(drafts().byId(village(), article(), draft.id()).block()).isEqualTo(sent);
        assertThat(sent.name()).contains("media-1");
        assertThat(drafts().take(NOW.plus(AccountDraft.LEASE)).blockOptional()).isEmpty();
    }

    @Test
    default void othersSeeNothingOfIt() {
        var draft = add(once(), 1);
        var elsewhere = new Village.Id(UUID.randomUUID());
        assertThat(drafts().byId(elsewhere, article(), draft.id()).blockOptional())
                .isEmpty();
        assertThat(drafts().of(elsewhere, article()).block()).isEmpty();
        assertThat(drafts().byId(village(), new Article.Id(UUID.randomUUID()), draft.id())
                        .blockOptional())
                .isEmpty();
    }

    private AccountDraft add(Once once, int revision) {
        var draft = draft(revision);
        return drafts().add(once, draft, event(draft)).block();
    }

    private AccountDraft draft(int revision) {
        return AccountDraft.asked(
                new AccountDraft.Id(UUID.randomUUID()),
                village(),
                article(),
                revision,
                "wxcontract01",
                new AccountDraft.Asked(new Person.Id(village().value()), NOW));
    }

    private static Event event(AccountDraft draft) {
        return AccountDraftEvents.of(draft, Optional.empty(), UUID.randomUUID(), NOW);
    }

    private static Once once() {
        return new Once("person:test", "news.account-draft", UUID.randomUUID().toString(), "00");
    }
}
