package village.api.news;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.place.Village;

/**
 * An article as staff have it. Readers see the revision its publication names, which may be an older one than the head.
 *
 * @param version from 1, one more with each act
 * @param head the newest revision
 * @param before what readers see now, where that is not the head; kept to tell whether publishing corrects anything
 */
public record Article(
        Id id,
        Village.Id village,
        long version,
        Status status,
        Revision head,
        Optional<Revision> before,
        Publication publication,
        Person.Id author,
        Instant writtenAt) {
    /** What attachments of articles are owned by. */
    public static final String OWNER = "news";

    private static final Duration FARTHEST = Duration.ofDays(366);

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** A first draft. */
    public static Article written(Id id, Village.Id village, Content content, Person.Id author, Instant now) {
        var first = new Revision(1, content, author, now);
        return new Article(id, village, 1, Status.DRAFT, first, Optional.empty(), Publication.NONE, author, now);
    }

    /** Refuses whoever saw an older state. */
    public Article asSeen(long seen) {
        if (seen != version) {
            throw Refusal.of(Reason.NEWS_STALE);
        }
        return this;
    }

    /** Whether readers do not see the newest revision yet. */
    public boolean pending() {
        return status == Status.PUBLISHED
                && publication.shown().filter(shown -> shown == head.number()).isEmpty();
    }

    /** The same article, with the revision readers see. */
    public Article beside(Revision seen) {
        return new Article(id, village, version, status, head, Optional.of(seen), publication, author, writtenAt);
    }

    /**
     * A new revision. What was scheduled is a draft again: nobody has approved the new text. Refuses to take what is
     * published from some of its readers: that is a withdrawal, which says why.
     */
    Article revised(Content content, Person.Id by, Instant now) {
        if (status == Status.WITHDRAWN) {
            throw Refusal.of(Reason.NEWS_WRONG_STATE, "这篇文章已经撤下，不能再修改。");
        }
        var next = new Revision(head.number() + 1, content, by, now);
        var seen = pending() ? before : Optional.of(head).filter(shown -> status == Status.PUBLISHED);
        refuseNarrower(seen, content);
        var after = status == Status.SCHEDULED ? Status.DRAFT : status;
        var stands = status == Status.SCHEDULED ? publication.unscheduled(Optional.empty()) : publication;
        return new Article(id, village, version + 1, after, next, seen, stands, author, writtenAt);
    }

    private static void refuseNarrower(Optional<Revision> seen, Content next) {
        if (seen.filter(now -> next.audience().narrowerThan(now.content().audience()))
                .isPresent()) {
            throw Refusal.invalid("/audience", "已经发布的文章不能只给更少的人看。要收回，请撤下并写明原因。");
        }
    }

    /** @param at in the future, within a year */
    Article scheduled(Person.Id by, Instant at, Instant now) {
        if (status != Status.DRAFT && status != Status.SCHEDULED) {
            throw Refusal.of(Reason.NEWS_WRONG_STATE, "只有草稿可以定时发布。");
        }
        if (!at.isAfter(now) || at.isAfter(now.plus(FARTHEST))) {
            throw Refusal.invalid("/at", "发布时间应在一年以内的将来。");
        }
        return with(Status.SCHEDULED, publication.scheduled(by, at));
    }

    /** @param why readers of the console are told; empty when a person took it back */
    Article unscheduled(Optional<String> why) {
        if (status != Status.SCHEDULED) {
            throw Refusal.of(Reason.NEWS_WRONG_STATE, "这篇文章没有定时发布。");
        }
        return with(Status.DRAFT, publication.unscheduled(why));
    }

    /** The head becomes what readers see. */
    Article published(Optional<Person.Id> by, Instant now) {
        if (status == Status.WITHDRAWN) {
            throw Refusal.of(Reason.NEWS_WRONG_STATE, "这篇文章已经撤下，不能再发布。");
        }
        if (status == Status.PUBLISHED && !pending()) {
            throw Refusal.of(Reason.NEWS_WRONG_STATE, "这篇文章已经发布了。");
        }
        refuseNarrower(before, head.content());
        var corrected =
                before.filter(seen -> !seen.content().readsAs(head.content())).isPresent();
        return new Article(
                id,
                village,
                version + 1,
                Status.PUBLISHED,
                head,
                Optional.empty(),
                publication.published(by, head.number(), corrected, now),
                author,
                writtenAt);
    }

    Article withdrawn(Person.Id by, String reason, Instant now) {
        if (status != Status.PUBLISHED) {
            throw Refusal.of(Reason.NEWS_WRONG_STATE, "只有已发布的文章可以撤下。");
        }
        return with(Status.WITHDRAWN, publication.withdrawn(new Publication.Withdrawal(by, now, reason)));
    }

    private Article with(Status next, Publication stands) {
        return new Article(id, village, version + 1, next, head, before, stands, author, writtenAt);
    }
}
