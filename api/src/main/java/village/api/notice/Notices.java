package village.api.notice;

import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Person;

/** Everybody's inbox. */
public interface Notices {
    /** Where counting what is unread ends. */
    int MOST_UNREAD = 100;

    /**
     * A person's notices, newest first.
     *
     * @param after the last one of the page before
     */
    Mono<Page<Notice, Notice.Id>> of(Person.Id person, int limit, Optional<Notice.Id> after);

    /** How many the person has not read, counted up to {@value #MOST_UNREAD}. */
    Mono<Integer> unread(Person.Id person);

    /**
     * Marks a notice of the person and all his older ones as read; those read before keep their time.
     *
     * @return false if he has no such notice, and then nothing changes
     */
    Mono<Boolean> markRead(Person.Id person, Notice.Id upTo, Instant at);
}
