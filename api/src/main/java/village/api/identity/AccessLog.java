package village.api.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.place.Village;

/** Who looked at whose personal data in full, and why. Only ever grows. */
public interface AccessLog {
    /** Writes one line, in the surrounding transaction if there is one. Write it before the data is shown. */
    Mono<Void> append(Entry entry);

    /** What was looked at about a person, as himself or as whom he is bound to; newest first. */
    Mono<Page<Line, Id>> about(Person.Id person, int limit, Optional<Id> after);

    record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }
    }

    /**
     * One look.
     *
     * @param viewer a person, or a platform
     * @param viewerRole as whom he looked; empty for a platform
     * @param what a few Chinese words, for example 姓名和电话; no personal data
     * @param purpose in the viewer's own words
     */
    record Entry(
            Id id,
            Whose whose,
            Person.Id viewer,
            Optional<Role> viewerRole,
            String what,
            String purpose,
            Instant viewedAt) {}

    /** Whose data it was: a person who signs in, somebody on a roster, or both. */
    record Whose(Optional<Person.Id> person, Optional<Village.Id> village, Optional<RosterPerson.Id> rosterPerson) {}

    /**
     * One look as the person concerned sees it.
     *
     * @param viewer the viewer's name, where he is on the village's roster; to be shown masked
     * @param platform the platform's name, where one looked
     */
    record Line(Entry entry, Optional<PersonName> viewer, Optional<String> platform) {}
}
