package village.infra.identity.roster;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import village.api.identity.IdentityNumber;
import village.api.identity.roster.RosterRow;
import village.infra.crypto.Sealer;

/** The blind indexes of one row, in hexadecimal: all that is needed to find and compare it. */
record SealedRow(
        RosterRow row,
        String nameIndex,
        @Nullable String phoneIndex,
        @Nullable String idIndex,
        @Nullable String remarkIndex,
        @Nullable String guardianIndex,
        List<String> relativeIndexes) {

    static final String NAME = "roster_person.name";
    static final String PHONE = "roster_person.phone";
    static final String ID_NUMBER = "roster_person.id_number";
    static final String ID_LAST4 = "roster_person.id_last4";
    static final String REMARK = "roster_person.remark";
    private static final HexFormat HEX = HexFormat.of();

    static SealedRow of(Sealer sealer, RosterRow row) {
        return new SealedRow(
                row,
                index(sealer, NAME, row.name().value()),
                row.phone().map(phone -> index(sealer, PHONE, phone.value())).orElse(null),
                row.idNumber().map(number -> index(sealer, number)).orElse(null),
                row.remark().map(remark -> index(sealer, REMARK, remark)).orElse(null),
                row.guardian().map(number -> index(sealer, number)).orElse(null),
                row.relatives().stream().map(number -> index(sealer, number)).toList());
    }

    static String index(Sealer sealer, IdentityNumber number) {
        return index(sealer, ID_NUMBER, number.value());
    }

    static String index(Sealer sealer, String column, String value) {
        return HEX.formatHex(sealer.index(column, value));
    }

    String kind() {
        return row.kind().name().toLowerCase(Locale.ROOT);
    }

    Optional<String> namePhone() {
        return Optional.ofNullable(phoneIndex).map(phone -> nameIndex + ' ' + phone);
    }

    Optional<String> nameHousehold() {
        return row.household().map(number -> nameIndex + ' ' + number);
    }
}
