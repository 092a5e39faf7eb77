package village.api.identity.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.identity.IdentityNumber;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.RosterKind;
import village.api.place.Grid;

class RosterCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private final Grid.Id grid = new Grid.Id(UUID.randomUUID());
    private final RosterCheck check = new RosterCheck(Map.of("第一网格", grid), TODAY);
    private int row = 1;

    /** Column, text, column, text … on top of a name and a phone. */
    private void add(String... said) {
        var cells = new EnumMap<RosterColumn, RosterCell>(RosterColumn.class);
        cells.put(RosterColumn.NAME, new RosterCell("陈秀英", false));
        cells.put(RosterColumn.PHONE, new RosterCell("137" + String.format("%08d", row), false));
        for (var i = 0; i < said.length; i += 2) {
            cells.put(RosterColumn.valueOf(said[i]), new RosterCell(said[i + 1], false));
        }
        check.add(++row, cells);
    }

    private RosterCheck.Result result() {
        return check.result(number -> false);
    }

    private RosterRow only() {
        assertThat(result().faults()).isEmpty();
        return result().rows().get(0);
    }

    private RosterFault fault() {
        var result = result();
        assertThat(result.rows()).isEmpty();
        assertThat(result.faults()).hasSize(1);
        return result.faults().get(0);
    }

    @Test
    void readsWhatOfficesType() {
        add(
                "NAME", "陈　秀 英",
                "ID_NUMBER", "’" + RosterSamples.idNumber(7).toLowerCase() + " ",
                "PHONE", "＋８６ １３７-0000 9050",
                "HOUSEHOLD", " ００１２ ",
                "GRID", "第一网格 ",
                "KIND", "新居民",
                "MIGRANT", "√",
                "PARTY_BRANCH", "第一党支部");
        var person = only();
        assertThat(person.name()).isEqualTo(new PersonName("陈秀英"));
        assertThat(person.idNumber()).contains(new IdentityNumber(RosterSamples.idNumber(7)));
        assertThat(person.phone()).contains(new PhoneNumber("13700009050"));
        assertThat(person.household()).contains("0012");
        assertThat(person.grid()).contains(grid);
        assertThat(person.kind()).isEqualTo(RosterKind.RESIDENT);
        assertThat(person.migrant()).isTrue();
        assertThat(person.partyBranch()).contains("第一党支部");
    }

    @ParameterizedTest
    @CsvSource({
        "NAME, '', 姓名",
        "ID_NUMBER, 33099919500101001, 身份证号",
        "ID_NUMBER, 330999195001010010, 身份证号",
        "PHONE, 1370000905, 手机号",
        "PHONE, 0575-80000003, 手机号",
        "PHONE, ١٣٧٠٠٠٠٩٠٥٠, 手机号",
        "GRID, 第九网格, 网格",
        "KIND, 干部, 类别",
        "MIGRANT, 也许, 是否外出",
        "GUARDIAN, 123, 监护人身份证号",
        "RELATIVES, 123、456, 近亲属身份证号"
    })
    void saysWhichColumnIsWrongWithoutRepeatingIt(String column, String text, String title) {
        add(column, text);
        var result = result();
        assertThat(result.rows()).isEmpty();
        assertThat(result.refused()).isEqualTo(1);
        assertThat(result.faults()).isNotEmpty().allSatisfy(fault -> {
            assertThat(fault.row()).isEqualTo(2);
            assertThat(fault.column()).isEqualTo(title);
            assertThat(text.isEmpty() || !fault.reason().contains(text)).isTrue();
        });
    }

    @Test
    void noticesDigitsASpreadsheetLost() {
        var cells = new EnumMap<RosterColumn, RosterCell>(RosterColumn.class);
        cells.put(RosterColumn.NAME, new RosterCell("陈秀英", false));
        cells.put(RosterColumn.ID_NUMBER, new RosterCell("330999195001011000", true));
        check.add(2, cells);
        assertThat(fault().reason()).contains("文本");
    }

    @Test
    void needsSomethingToTellPeopleApart() {
        add("PHONE", "");
        assertThat(fault().reason()).contains("至少");
    }

    @Test
    void leavesOutWhoIsSaidTwice() {
        add("ID_NUMBER", RosterSamples.idNumber(1));
        add("ID_NUMBER", RosterSamples.idNumber(1));
        assertThat(result().rows()).hasSize(1);
        assertThat(result().faults()).containsExactly(new RosterFault(3, "姓名", "与第 2 行是同一个人。"));
    }

    @Test
    void keepsNamesakesApart() {
        add("HOUSEHOLD", "1", "PHONE", "", "ID_NUMBER", RosterSamples.idNumber(1));
        add("HOUSEHOLD", "1", "PHONE", "", "ID_NUMBER", RosterSamples.idNumber(2));
        add("HOUSEHOLD", "2");
        add("HOUSEHOLD", "2");
        assertThat(result().rows()).hasSize(4);
    }

    @Test
    void takesNamesakesOfOneHouseholdForOneUnlessSomethingTellsThemApart() {
        add("HOUSEHOLD", "1", "PHONE", "");
        add("HOUSEHOLD", "1", "PHONE", "");
        assertThat(result().rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2012-11-23", "2020-01-01"})
    void wantsAGuardianForChildren(LocalDate born) {
        add("ID_NUMBER", RosterSamples.idNumber(born, 1));
        assertThat(fault().column()).isEqualTo("监护人身份证号");
    }

    @Test
    void wantsNoneFromTheFourteenthBirthday() {
        add("ID_NUMBER", RosterSamples.idNumber(LocalDate.of(2012, 11, 22), 1));
        only();
    }

    @Test
    void findsGuardiansFurtherDownAndOnTheRoster() {
        add("ID_NUMBER", RosterSamples.idNumber(LocalDate.of(2020, 1, 1), 1), "GUARDIAN", RosterSamples.idNumber(5));
        add("ID_NUMBER", RosterSamples.idNumber(LocalDate.of(2020, 1, 1), 2), "GUARDIAN", RosterSamples.idNumber(6));
        add("ID_NUMBER", RosterSamples.idNumber(5));
        var sixth = new IdentityNumber(RosterSamples.idNumber(6));
        var result = check.result(sixth::equals);
        assertThat(result.faults()).isEmpty();
        assertThat(result.rows()).hasSize(3);
    }

    @Test
    void leavesOutChildrenWhoseGuardianIsLeftOut() {
        add("ID_NUMBER", RosterSamples.idNumber(LocalDate.of(2020, 1, 1), 1), "GUARDIAN", RosterSamples.idNumber(5));
        add("ID_NUMBER", RosterSamples.idNumber(5), "GUARDIAN", RosterSamples.idNumber(6));
        var result = result();
        assertThat(result.rows()).isEmpty();
        assertThat(result.faults()).extracting(RosterFault::row).containsExactly(2, 3);
        assertThat(result.refused()).isEqualTo(2);
    }

    @Test
    void reportsAnUnknownRelativeButKeepsTheRow() {
        add(
                "ID_NUMBER",
                RosterSamples.idNumber(1),
                "RELATIVES",
                RosterSamples.idNumber(2) + "、" + RosterSamples.idNumber(3));
        add("ID_NUMBER", RosterSamples.idNumber(2));
        var result = result();
        assertThat(result.rows()).hasSize(2);
        assertThat(result.refused()).isZero();
        assertThat(result.faults()).extracting(RosterFault::column).containsExactly("近亲属身份证号");
    }

    @Test
    void doesNotCountEmptyRows() {
        check.add(5, new EnumMap<>(Map.of(RosterColumn.NAME, new RosterCell(" \u3000", false))));
        assertThat(result().total()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/c calc'!A1", "+1", "-1", "@SUM(A1)", "𠮷㐂"})
    void takesTextsThatLookLikeFormulasAsTheyAre(String text) {
        add("REMARK", text);
        assertThat(only().remark()).isEqualTo(Optional.of(text));
    }
}
