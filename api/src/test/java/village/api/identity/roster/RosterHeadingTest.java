package village.api.identity.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RosterHeadingTest {
    @ParameterizedTest
    @EnumSource(RosterColumn.class)
    void knowsItsOwnTitles(RosterColumn column) {
        assertThat(RosterColumn.of(column.title())).contains(column);
    }

    @ParameterizedTest
    @CsvSource({
        "姓　名, NAME",
        "*姓名, NAME",
        "公民身份号码, ID_NUMBER",
        "身份证号码：, ID_NUMBER",
        "联系电话（手机）, PHONE",
        "类别(村民/新居民), KIND",
        "近亲属身份证号（、分隔）, RELATIVES",
        "与户主的关系, RELATION",
        "所属网格, GRID"
    })
    void knowsTheWordsOfficesUse(String heading, RosterColumn column) {
        assertThat(RosterColumn.of(heading)).contains(column);
    }

    @Test
    void findsColumnsInAnyOrder() {
        var heading = RosterHeading.of(List.of("序号", "手机号", "姓名", "身份证号", "姓名"));
        assertThat(heading.orElseThrow().places())
                .isEqualTo(Map.of(RosterColumn.PHONE, 1, RosterColumn.NAME, 2, RosterColumn.ID_NUMBER, 3));
    }

    @Test
    void isNoHeadingWithoutNamesOrWithoutAnythingToTellPeopleApart() {
        assertThat(RosterHeading.of(List.of("枫溪村村民名册"))).isEmpty();
        assertThat(RosterHeading.of(List.of("姓名", "网格"))).isEmpty();
        assertThat(RosterHeading.of(List.of("身份证号", "手机号"))).isEmpty();
    }
}
