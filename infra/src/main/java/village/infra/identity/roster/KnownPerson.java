package village.infra.identity.roster;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.identity.roster.RosterColumn;
import village.api.place.Grid;

/** Somebody on the roster before the import, by his blind indexes. */
record KnownPerson(
        UUID id,
        String nameIndex,
        @Nullable String phoneIndex,
        @Nullable String idIndex,
        @Nullable String household,
        @Nullable String relation,
        @Nullable UUID grid,
        @Nullable String partyBranch,
        String kind,
        boolean migrant,
        @Nullable UUID guardian,
        Set<UUID> relatives,
        @Nullable String remarkIndex,
        boolean left) {

    static final String ALL = """
            select p.id, encode(p.name_index, 'hex'), encode(p.phone_index, 'hex'), encode(p.id_number_index, 'hex'),
              h.number, p.household_relation, p.grid_id, p.party_branch, p.kind, p.migrant, p.guardian_id,
              r.relatives, encode(p.remark_index, 'hex'), p.left_at is not null
            from roster_person p
            left join household h on h.village_id = p.village_id and h.id = p.household_id
            left join (select roster_id, array_agg(relative_id) as relatives
              from roster_relative where village_id = :village group by roster_id) r on r.roster_id = p.id
            where p.village_id = :village
            order by p.id
            """;

    static KnownPerson of(Readable row) {
        return new KnownPerson(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, String.class),
                row.get(3, String.class),
                row.get(4, String.class),
                row.get(5, String.class),
                row.get(6, UUID.class),
                row.get(7, String.class),
                row.get(8, String.class),
                row.get(9, Boolean.class),
                row.get(10, UUID.class),
                Optional.ofNullable(row.get(11, UUID[].class)).map(Set::of).orElse(Set.of()),
                row.get(12, String.class),
                row.get(13, Boolean.class));
    }

    Optional<String> namePhone() {
        return Optional.ofNullable(phoneIndex).map(phone -> nameIndex + ' ' + phone);
    }

    Optional<String> nameHousehold() {
        return Optional.ofNullable(household).map(number -> nameIndex + ' ' + number);
    }

    /** Whether the row says nothing new, in the columns the spreadsheet has. */
    boolean same(SealedRow said, Set<RosterColumn> columns, @Nullable UUID itsGuardian, Set<UUID> itsRelatives) {
        var row = said.row();
        return !left
                && nameIndex.equals(said.nameIndex())
                && (said.idIndex() == null || said.idIndex().equals(idIndex))
                && (!columns.contains(RosterColumn.PHONE) || Objects.equals(phoneIndex, said.phoneIndex()))
                && (!columns.contains(RosterColumn.HOUSEHOLD) || is(household, row.household()))
                && (!columns.contains(RosterColumn.RELATION) || is(relation, row.relation()))
                && (!columns.contains(RosterColumn.GRID) || is(grid, row.grid().map(Grid.Id::value)))
                && (!columns.contains(RosterColumn.PARTY_BRANCH) || is(partyBranch, row.partyBranch()))
                && (!columns.contains(RosterColumn.KIND) || kind.equals(said.kind()))
                && (!columns.contains(RosterColumn.MIGRANT) || migrant == row.migrant())
                && (!columns.contains(RosterColumn.REMARK) || Objects.equals(remarkIndex, said.remarkIndex()))
                && (!columns.contains(RosterColumn.GUARDIAN) || Objects.equals(guardian, itsGuardian))
                && (!columns.contains(RosterColumn.RELATIVES) || relatives.equals(itsRelatives));
    }

    private static boolean is(@Nullable Object known, Optional<?> said) {
        return Objects.equals(known, said.orElse(null));
    }
}
