package village.api.audit;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.place.Village;

/**
 * What staff did, for reading, and where a platform looked at a person's data. It is written in the transaction of what it
 * tells, with every event a staff member causes at the console, and can be neither changed nor, for 180 days, deleted.
 */
public interface AuditLog {
    /** A page of the acts in a scope, newest first. */
    Mono<Page<Line, Id>> page(Scope scope, int limit, Optional<Id> after);

    record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }
    }

    /** Whose acts. */
    sealed interface Scope {
        /** Of the whole installation, also those of no village. */
        record Everything() implements Scope {}

        record InVillage(Village.Id village) implements Scope {}

        /** Of the villages below townships and counties. */
        record Below(Set<String> areas) implements Scope {
            public Below {
                areas = Set.copyOf(areas);
            }
        }
    }

    /**
     * One act.
     *
     * @param actor empty for somebody who was not signed in yet
     * @param name the actor's, where he is on the village's roster; to be shown masked
     * @param platform the actor's name, where it is a platform
     * @param roles the published words of what he was
     * @param act past tense, dotted, for example {@code binding.bound}
     * @param from his address, its last part hidden
     */
    record Line(
            Id id,
            Optional<Place> place,
            Optional<Person.Id> actor,
            Optional<PersonName> name,
            Optional<String> platform,
            Set<Role> roles,
            String act,
            Optional<Subject> subject,
            Optional<String> requestId,
            Optional<String> from,
            Instant at) {
        public Line {
            roles = Set.copyOf(roles);
        }

        /** As somebody sees it who runs the installation and has no business with people. */
        Line withoutPersonalData() {
            return new Line(
                    id, place, actor, Optional.empty(), platform, roles, act, subject, requestId, Optional.empty(), at);
        }
    }

    /** Where. */
    record Place(String code, String name) {}

    /** What an act was about. */
    record Subject(String kind, UUID id) {}
}
