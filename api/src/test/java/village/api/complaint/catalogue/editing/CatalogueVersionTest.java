package village.api.complaint.catalogue.editing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static village.api.complaint.catalogue.editing.CatalogueSamples.lower;
import static village.api.complaint.catalogue.editing.CatalogueSamples.upper;
import static village.api.complaint.catalogue.editing.CatalogueSamples.version;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import village.api.Refusal;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.History;
import village.api.complaint.catalogue.Nearness;
import village.api.identity.Role;

/** What makes a catalogue, what changes from one to the next, and what an old case is called. */
class CatalogueVersionTest {
    private static final LocalDate DAY = LocalDate.parse("2027-01-01");

    @Test
    void aWholeCatalogueHasEveryUpperCategoryFirst() {
        var made = version(DAY, lower("0101", "垃圾", 24), upper("01", "环境"), upper("02", "道路"));
        assertThat(made.lines()).extracting(CatalogueLine::code).containsExactly("01", "02", "0101");
        assertThat(made.version()).isEqualTo("2027-01-01");
    }

    @Test
    void whatIsNoWholeCatalogueIsRefused() {
        refused(() -> version(DAY), "1 到 500");
        refused(() -> version(DAY, lower("0101", "垃圾", 24)), "没有大类 01");
        refused(() -> version(DAY, upper("01", "环境"), upper("01", "道路")), "出现了两次");
        refused(() -> version(DAY, upper("01", "环境"), upper("02", "环境")), "两个“环境”");
        refused(() -> CatalogueVersion.drafted(DAY, " ", List.of(upper("01", "环境"))), "依据");
        refused(() -> upper("1", "环境"), "2 位");
        refused(() -> upper("01", "字".repeat(21)), "1 到 20");
        assertThat(upper("01", "字".repeat(20)).name()).hasSize(20);
        refused(() -> lower("0101", "垃圾", 721), "720");
        assertThat(lower("0101", "垃圾", 720).due()).contains(new Due.Hours(720));
        refused(() -> line(Optional.of(Role.OPERATOR), Optional.empty()), "网格员");
        refused(() -> line(Optional.empty(), Optional.of(new Nearness(5001, 1))), "5000");
    }

    private static CatalogueLine line(Optional<Role> role, Optional<Nearness> near) {
        return new CatalogueLine("0101", "垃圾", role, Optional.of(new Due.Days(90)), "", near);
    }

    @Test
    void onlyWhatChangesIsTold() {
        var before = List.of(upper("01", "环境"), lower("0101", "垃圾", 24), lower("0102", "污水", 24));
        var after = List.of(upper("01", "环境"), lower("0101", "垃圾清运", 48), lower("0103", "公厕", 24));
        var changes = CatalogueChange.between(before, after);
        assertThat(changes)
                .extracting(CatalogueChange::code, CatalogueChange::kind)
                .containsExactly(
                        tuple("0101", CatalogueChange.Kind.CHANGED),
                        tuple("0103", CatalogueChange.Kind.ADDED),
                        tuple("0102", CatalogueChange.Kind.REMOVED));
        assertThat(changes.get(0).fields())
                .containsExactly(
                        new CatalogueChange.Field("名称", "垃圾", "垃圾清运"),
                        new CatalogueChange.Field("时限", "24 小时", "48 小时"));
        assertThat(CatalogueChange.between(after, after)).isEmpty();
    }

    @Test
    void everyWrongRowIsToldAtOnce() {
        var rows = List.of(
                row(2, "1", "环境", "", "", "", "", "", ""),
                row(3, "101", "垃圾", "网格员", "24", "小时", "先看", "100", "30"),
                row(4, "102", "污水", "村长", "", "", "", "", ""),
                row(5, "103", "公厕", "", "三", "小时", "", "", ""));
        assertThat(CatalogueRows.read(rows.subList(0, 2)))
                .extracting(CatalogueLine::code)
                .containsExactly("01", "0101");
        assertThatThrownBy(() -> CatalogueRows.read(rows))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults())
                                .extracting(Refusal.Fault::pointer)
                                .containsExactly("/rows/4", "/rows/5"));
    }

    private static CatalogueSheets.Row row(int number, String... cells) {
        return new CatalogueSheets.Row(number, Arrays.asList(cells));
    }

    @Test
    void aCaseKeepsTheWordsOfItsDay() {
        var history = new History(List.of(
                dated("2027-01-01", category("0101", "垃圾清运"), category("0109", "飞线")),
                dated("2026-01-01", category("0101", "垃圾"))));
        var lastEvening = Instant.parse("2026-12-31T15:59:59Z");
        assertThat(history.meaning("0101", lastEvening)).map(Category::name).contains("垃圾");
        assertThat(history.meaning("0101", lastEvening.plusSeconds(1)))
                .map(Category::name)
                .contains("垃圾清运");
        assertThat(history.meaning("0109", lastEvening))
                .as("categorised anew since")
                .map(Category::name)
                .contains("飞线");
        assertThat(history.meaning("9999", lastEvening)).isEmpty();
        assertThat(history.meaning("0101", Instant.EPOCH)).map(Category::name).contains("垃圾清运");
    }

    private static History.Version dated(String from, Category... entries) {
        return new History.Version(LocalDate.parse(from), new Categories.Catalogue(from, List.of(entries)));
    }

    private static Category category(String code, String name) {
        return new Category(code, Optional.of("01"), name, Optional.empty(), Due.PROMISE, "");
    }

    private static void refused(ThrowingCallable act, String words) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.detail()).contains(words)));
    }
}
