package village.infra.identity.role;

import static village.infra.postgres.Columns.optionalText;
import static village.infra.postgres.Columns.uuid;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.Optional;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.infra.crypto.Sealer;

/**
 * By what colleagues recognise a member of staff. Whoever works above the villages is on no roster there, so everything
 * the installation knows is asked, the nearest first: the name he is bound with in the village, the name that whoever
 * gave him a role wrote down, the name he is bound with elsewhere, and the phone he took a role up with.
 */
public final class StaffNames {
    /** The three columns that {@link #of} reads. */
    public static final String COLUMNS = "known.seal, known.id, known.sealed";

    static final String NAME = "role_offer.name";
    static final String PHONE = "role_offer.phone";

    /** At most one row. {@code %s} is the village, possibly null. */
    private static final String OF_STAFF = """
            left join lateral (
              select one.seal, one.id, one.sealed from (
                select 1 as rank, 'roster_person.name' as seal, r.id, r.name_sealed as sealed
                  from binding b join roster_person r on r.village_id = b.village_id and r.id = b.roster_id
                  where b.person_id = x.person_id and b.state = 'bound' and b.village_id = %s
                union all select 2, 'role_offer.name', o.id, o.name_sealed
                  from role_offer o where o.taken_by = x.person_id and o.name_sealed is not null
                union all select 3, 'roster_person.name', r.id, r.name_sealed
                  from binding b join roster_person r on r.village_id = b.village_id and r.id = b.roster_id
                  where b.person_id = x.person_id and b.state = 'bound'
                union all select 4, 'role_offer.phone', o.id, o.phone_sealed
                  from role_offer o where o.taken_by = x.person_id) one
              order by one.rank, one.id desc limit 1) known on true
            """;

    private final Sealer sealer;

    public StaffNames(Sealer sealer) {
        this.sealer = sealer;
    }

    /**
     * What is known of one of them; at most one of the two.
     *
     * @param phone where nobody wrote a name down
     */
    public record Known(Optional<PersonName> name, Optional<PhoneNumber> phone) {
        static final Known NOTHING = new Known(Optional.empty(), Optional.empty());

        /** As pages show it; empty where nothing is known. */
        public Optional<String> masked() {
            return name.map(PersonName::masked).or(() -> phone.map(PhoneNumber::masked));
        }
    }

    /**
     * Joins what is known of {@code x.person_id}.
     *
     * @param village a column or parameter: the village that asks; what it holds may be null
     */
    public static String join(String village) {
        return OF_STAFF.formatted(village);
    }

    /** @param first where the {@link #COLUMNS} begin */
    public Known of(Readable row, int first) {
        return optionalText(row, first).map(seal -> opened(row, seal, first)).orElse(Known.NOTHING);
    }

    private Known opened(Readable row, String seal, int first) {
        var sealed = Objects.requireNonNull(row.get(first + 2, byte[].class));
        var plain = sealer.open(seal, uuid(row, first + 1), sealed);
        return seal.equals(PHONE)
                ? new Known(Optional.empty(), Optional.of(new PhoneNumber(plain)))
                : new Known(Optional.of(new PersonName(plain)), Optional.empty());
    }
}
