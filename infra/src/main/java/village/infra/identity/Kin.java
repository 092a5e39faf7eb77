package village.infra.identity;

import static village.infra.postgres.Columns.truth;

import java.util.Collection;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import village.api.identity.Person;
import village.api.place.Village;

/** Who is close to whom by what a village wrote down itself: its roster, and the family ties it approved. */
public final class Kin {
    /**
     * A condition on two rows of {@code roster_person}, {@code a} and {@code b}, whichever of the two names the other: the
     * same person, one household, guardian and ward, close relatives, or one who may act for the other.
     */
    public static final String CLOSE = """
        (a.id = b.id or a.household_id = b.household_id or a.guardian_id = b.id or b.guardian_id = a.id
          or exists (
            select 1 from roster_relative l
            where l.village_id = a.village_id
              and ((l.roster_id = a.id and l.relative_id = b.id) or (l.roster_id = b.id and l.relative_id = a.id)))
          or exists (
            select 1 from family_tie t
            where t.village_id = a.village_id and t.state = 'approved'
              and ((t.helper_roster_id = a.id and t.roster_id = b.id)
                or (t.helper_roster_id = b.id and t.roster_id = a.id))))
        """;

    private static final String RELATED = """
        select exists (
          select 1 from binding one
          join roster_person a on a.village_id = one.village_id and a.id = one.roster_id
          join binding other on other.village_id = one.village_id and other.person_id = any(:others)
            and other.state in ('bound', 'ended')
          join roster_person b on b.village_id = other.village_id and b.id = other.roster_id
          where one.village_id = :village and one.person_id = :person and one.state in ('bound', 'ended')
            and
        """ + CLOSE + ")";

    private Kin() {}

    /** Whether somebody is close to one of the others; bindings that ended count, too. */
    public static Mono<Boolean> related(
            DatabaseClient client, Village.Id village, Person.Id person, Collection<Person.Id> others) {
        if (others.isEmpty()) {
            return Mono.just(false);
        }
        return client.sql(RELATED)
                .bind("village", village.value())
                .bind("person", person.value())
                .bind("others", others.stream().map(Person.Id::value).toArray(UUID[]::new))
                .map(row -> truth(row, 0))
                .one();
    }
}
