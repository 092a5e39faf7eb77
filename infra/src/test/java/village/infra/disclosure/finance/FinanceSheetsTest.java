package village.infra.disclosure.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import village.api.Reason;
import village.api.Refusal;
import village.api.disclosure.finance.FinanceArithmetic;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.finance.FinanceTable.Row;
import village.api.disclosure.finance.FinanceTable.Section;
import village.api.disclosure.finance.FinanceTable.Subtotal;
import village.api.disclosure.finance.FinanceTables;
import village.api.disclosure.finance.MoneyUnit;
import village.api.disclosure.finance.sheet.FinanceSheets;
import village.api.disclosure.finance.sheet.ImportedTable;
import village.api.disclosure.finance.sheet.SheetFault;

class FinanceSheetsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final FinanceSheets SHEETS =
            FinanceWiring.sheets(Clock.fixed(Instant.parse("2026-10-08T01:30:00Z"), ZoneOffset.UTC));

    private interface Drawing {
        void on(Worksheet sheet);
    }

    private static byte[] workbook(Drawing... drawings) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            IntStream.range(0, drawings.length).forEach(at -> drawings[at].on(workbook.newWorksheet("表" + (at + 1))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }

    private static void rows(Worksheet sheet, List<List<Object>> rows) {
        for (var row = 0; row < rows.size(); row++) {
            for (var place = 0; place < rows.get(row).size(); place++) {
                var value = rows.get(row).get(place);
                if (value instanceof Number number) {
                    sheet.value(row, place, number);
                } else if (!value.toString().isEmpty()) {
                    sheet.value(row, place, value.toString());
                }
            }
        }
    }

    private static byte[] sheet(List<List<Object>> rows) {
        return workbook(sheet -> rows(sheet, rows));
    }

    private static ImportedTable read(byte[] bytes) {
        return SHEETS.read(Flux.just(ByteBuffer.wrap(bytes))).block(PATIENCE);
    }

    private static List<String> sentences(ImportedTable read) {
        return read.faults().stream().map(SheetFault::sentence).toList();
    }

    private static final List<List<Object>> OFFICE = List.of(
            List.of("枫溪村股份经济合作社2026年第三季度财务公开表"),
            List.of("编制单位：枫溪村", "", "", "", "", "单位：元"),
            List.of("日期", "凭证号", "项 目", "摘 要", "收入（元）", "支出（元）", "余额（元）"),
            List.of("", "", "上期结余", "", "", "", "10,000.00"),
            List.of("7月3日", "记-1", "经营收入", "承包款", 5000, "", 15000),
            List.of("2026.8.15", "记-2、记-3", "管理费用", "水电费", "", "1,200.50", 13799.5),
            List.of("", "", "小计", "", 5000, 1200.5, ""),
            List.of("", "", "合　计", "", 5000, 1200.5, 13799.5),
            List.of("审核：", "", "制表："));

    @Test
    void readsWhatAnOfficeHas() {
        var read = read(sheet(OFFICE));
        assertThat(read.faults()).isEmpty();
        assertThat(read.table())
                .isEqualTo(new FinanceTable(
                        "枫溪村股份经济合作社2026年第三季度财务公开表",
                        MoneyUnit.YUAN,
                        LocalDate.of(2026, 7, 1),
                        LocalDate.of(2026, 9, 30),
                        1_000_000,
                        List.of(new Section(
                                "",
                                List.of(
                                        new Row(
                                                Optional.of(LocalDate.of(2026, 7, 3)),
                                                "",
                                                "经营收入",
                                                "承包款",
                                                500_000,
                                                0,
                                                Optional.of(1_500_000L),
                                                List.of("记-1")),
                                        new Row(
                                                Optional.of(LocalDate.of(2026, 8, 15)),
                                                "",
                                                "管理费用",
                                                "水电费",
                                                0,
                                                120_050,
                                                Optional.of(1_379_950L),
                                                List.of("记-2", "记-3"))),
                                Optional.of(new Subtotal(500_000, 120_050)))),
                        500_000,
                        120_050,
                        1_379_950));
    }

    @Test
    void namesTheWrongCell() {
        var rows = new ArrayList<>(OFFICE);
        rows.set(5, List.of("2026.8.15", "记-2", "管理费用", "水电费", "", "1,200.50", 13799.59));
        assertThat(sentences(read(sheet(rows.subList(0, 7)))))
                .containsExactly("第 6 行 G 列：余额应为 13,799.50，表里是 13,799.59。");
        rows.set(4, List.of("7月32日", "记-1", "经营收入", "承包款", "五千", "", 15000));
        assertThat(sentences(read(sheet(rows)))).contains("第 5 行 A 列：日期不对，应写成 2026-08-15。", "第 5 行 E 列：收入不是金额，请只填数字。");
    }

    @Test
    void readsTenThousandsOfYuanAndHeadingsOverTwoRows() {
        var read = read(sheet(List.of(
                List.of("2026年8月收支表"),
                List.of("金额单位：万元"),
                List.of("科目名称", "金额"),
                List.of("", "收入", "支出", "结余"),
                List.of("上月结余", "", "", 1.5),
                List.of("一、收入"),
                List.of("补助收入", 0.123456, "", 1.623456),
                List.of("二、支出"),
                List.of("管理费用", "", "0.1", 1.523456),
                List.of("合计", 0.123456, 0.1, ""),
                List.of("期末结余", "", "", 1.523456))));
        assertThat(read.faults()).isEmpty();
        assertThat(read.table().unit()).isEqualTo(MoneyUnit.TEN_THOUSAND_YUAN);
        assertThat(read.table().sections()).extracting(Section::name).containsExactly("一、收入", "二、支出");
        assertThat(read.table().closingFen()).isEqualTo(1_523_456);
    }

    @Test
    void takesTheResultsFormulasKept() throws IOException {
        var sheet = "<sheetData>"
                + "<row r=\"1\">" + text("A1", "2026年8月") + "</row>"
                + "<row r=\"2\">" + text("A2", "科目") + text("B2", "收入") + text("C2", "支出") + text("D2", "余额") + "</row>"
                + "<row r=\"3\">" + text("A3", "上月结余") + "<c r=\"D3\"><v>0.1</v></c></row>"
                + "<row r=\"4\">" + text("A4", "利息") + "<c r=\"B4\"><v>0.2</v></c>"
                + "<c r=\"D4\"><f>D3+B4</f><v>0.30000000000000004</v></c></row>"
                + "<row r=\"5\">" + text("A5", "期末结余") + "<c r=\"D5\"><f>D4</f><v>0.30000000000000004</v></c></row>"
                + "</sheetData>";
        var read = read(replaced(sheet));
        assertThat(read.faults()).isEmpty();
        assertThat(read.table().closingFen()).isEqualTo(30);
    }

    private static String text(String cell, String text) {
        return "<c r=\"" + cell + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    }

    private static byte[] replaced(String sheetData) throws IOException {
        var file = Files.createTempFile("finance-", ".xlsx");
        Files.write(file, workbook(sheet -> sheet.value(0, 0, "x")));
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipFile(file.toFile());
                var copy = new ZipOutputStream(out)) {
            for (var entry : Collections.list(zip.entries())) {
                var content = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                copy.putNextEntry(new ZipEntry(entry.getName()));
                copy.write(content.replaceFirst("(?s)<sheetData>.*</sheetData>", sheetData)
                        .getBytes(StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return out.toByteArray();
    }

    private static final List<Object> LEDGER = List.of("日期", "凭证号", "科目", "摘要", "收入", "支出", "余额");

    /** As accounting programs print a month: the label stands beside the day it was drawn up on. */
    @Test
    void readsAMonthOfALedgerWithWhatWasCarriedOnSinceJanuary() {
        var read = read(sheet(List.of(
                List.of("2026年7月收支明细账"),
                LEDGER,
                List.of("7月1日", "", "", "上月结转", "", "", 1000),
                List.of("7月3日", "记-1", "经营收入", "承包款", 500, "", 1500),
                List.of("7月9日", "记-2", "管理费用", "上年结转的水电费", "", 200, 1300),
                List.of("7月31日", "", "", "本月合计", 500, 200, 1300),
                List.of("7月31日", "", "", "本年累计", 9500, 8200, 1300),
                List.of("制表：", "", "审核："))));
        assertThat(sentences(read)).isEmpty();
        assertThat(read.table().openingFen()).isEqualTo(100_000);
        assertThat(read.table().incomeFen()).isEqualTo(50_000);
        assertThat(read.table().spendingFen()).isEqualTo(20_000);
        assertThat(read.table().closingFen()).isEqualTo(130_000);
        assertThat(read.table().rows()).hasSize(2);
        assertThat(read.table().sections()).extracting(Section::name).containsExactly("");
    }

    @Test
    void readsAQuarterWithATotalForEachMonth() {
        var read = read(sheet(quarter(300)));
        assertThat(sentences(read)).isEmpty();
        assertThat(read.table().openingFen()).isEqualTo(100_000);
        assertThat(read.table().incomeFen()).isEqualTo(80_000);
        assertThat(read.table().spendingFen()).isEqualTo(40_000);
        assertThat(read.table().closingFen()).isEqualTo(140_000);
        assertThat(read.table().rows()).hasSize(4);
    }

    @Test
    void namesTheMonthWhoseTotalIsWrong() {
        assertThat(sentences(read(sheet(quarter(310))))).containsExactly("第 9 行 E 列：收入应为 300.00，表里是 310.00。");
    }

    private static List<List<Object>> quarter(int august) {
        return List.of(
                List.of("2026年第三季度收支明细账"),
                LEDGER,
                List.of("7月1日", "", "上季结转", "", "", "", 1000),
                List.of("7月3日", "记-1", "经营收入", "承包款", 500, "", 1500),
                List.of("7月9日", "记-2", "管理费用", "水电费", "", 200, 1300),
                List.of("7月31日", "", "本月合计", "", 500, 200, 1300),
                List.of("8月1日", "", "上月结转", "", "", "", 1300),
                List.of("8月3日", "记-3", "补助收入", "补助", 300, "", 1600),
                List.of("8月31日", "", "本月合计", "", august, "", 1600),
                List.of("8月31日", "", "本年累计", "", 5800, 3200, 1600),
                List.of("9月9日", "记-4", "管理费用", "办公费", "", 200, 1400),
                List.of("9月30日", "", "本月合计", "", "", 200, 1400),
                List.of("9月30日", "", "本年累计", "", 5800, 3400, 1400));
    }

    /** Since January, what was carried on is the total, and is checked. */
    @Test
    void readsJanuaryFromTheYearBefore() {
        assertThat(sentences(read(sheet(january(500))))).isEmpty();
        assertThat(read(sheet(january(500))).table().openingFen()).isEqualTo(100_000);
        assertThat(sentences(read(sheet(january(600))))).containsExactly("第 6 行 E 列：收入应为 500.00，表里是 600.00。");
    }

    private static List<List<Object>> january(int carriedOn) {
        return List.of(
                List.of("2026年1月收支明细账"),
                LEDGER,
                List.of("1月1日", "", "上年结转", "", "", "", 1000),
                List.of("1月3日", "记-1", "经营收入", "承包款", 500, "", 1500),
                List.of("1月31日", "", "", "本月合计", 500, "", 1500),
                List.of("1月31日", "", "", "本年累计", carriedOn, "", 1500));
    }

    @Test
    void readsTheFirstSheetWithATableAndTellsOfTheOthers() {
        var read = read(
                workbook(sheet -> sheet.value(0, 0, "说明"), sheet -> rows(sheet, OFFICE), sheet -> rows(sheet, OFFICE)));
        assertThat(read.sheet()).isEqualTo("表2");
        assertThat(read.otherSheets()).containsExactly("表1", "表3");
    }

    @Test
    void losesNothingThatIsMissing() {
        var read = read(sheet(List.of(
                List.of("收支明细"),
                List.of("科目", "收入", "支出"),
                List.of("经营收入", 5),
                List.of("管理费用", "", ""),
                List.of("", 3))));
        assertThat(sentences(read))
                .contains("没有找到期间，请在表头上方写明，例如“期间：2026年7月1日至2026年9月30日”。", "没有找到“上期结余”这一行。", "没有找到“期末结余”这一行。");
        assertThat(read.table().rows()).hasSize(2);
        assertThat(read.table().sections()).extracting(Section::name).containsExactly("", "管理费用");
    }

    @Test
    void refusesWhatIsNoTable() {
        assertThatThrownBy(() -> read("科目,收入".getBytes(StandardCharsets.UTF_8)))
                .satisfies(
                        refused -> assertThat(((Refusal) refused).reason()).isEqualTo(Reason.FINANCE_TABLE_UNREADABLE));
        assertThatThrownBy(() -> read(workbook(sheet -> sheet.value(0, 0, "名册"))))
                .hasMessageContaining("没有找到表头");
        assertThatThrownBy(() -> read(Arrays.copyOf(sheet(OFFICE), FinanceSheets.MAX_BYTES + 1)))
                .satisfies(refused -> assertThat(((Refusal) refused).reason()).isEqualTo(Reason.REQUEST_TOO_LARGE));
    }

    @Test
    void keepsABombShut() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            zip.write(new byte[10]);
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 100; megabyte++) {
                zip.write(zeros);
            }
        }
        assertThatThrownBy(() -> read(bytes.toByteArray())).hasMessageContaining("展开后太大");
    }

    @Test
    void theTemplateIsATableThatFits() {
        var read = read(SHEETS.template().block(PATIENCE));
        assertThat(read.faults()).isEmpty();
        assertThat(read.table().title()).isEqualTo("2026年9月财务收支公开表");
    }

    @Test
    void writesTextsThatNobodyComputes() {
        for (var text : List.of("=1+1", "+1", "-1", "@A1", "'x", "=cmd|' /C calc'!A0")) {
            assertThat(FinanceWorkbookWriter.inert(text)).isEqualTo("'" + text);
        }
        assertThat(FinanceWorkbookWriter.inert("管理费用")).isEqualTo("管理费用");
    }

    @Property(tries = 60)
    void readsBackWhatItWrites(@ForAll("tables") FinanceTable table) {
        var read = read(SHEETS.write(table).block(PATIENCE));
        assertThat(read.faults()).isEmpty();
        assertThat(read.table()).isEqualTo(table);
    }

    @Provide
    Arbitrary<FinanceTable> tables() {
        var amounts = Arbitraries.longs().between(-99_999_999_999L, 99_999_999_999L);
        var texts =
                Arbitraries.of("管理费用", "=cmd|' /C calc'!A0", "+86", "-1", "@SUM(A1)", "'引号", "𠮷㐂村", "a b", "<&>\"");
        var rows = Combinators.combine(
                        amounts, amounts, texts, texts, Arbitraries.integers().between(1, 999_999))
                .as((in, out, account, summary, number) ->
                        FinanceTables.line("5" + number, account, summary, in, out, "记-" + number, "=" + number));
        var sections = rows.list().ofMinSize(1).ofMaxSize(5).list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(amounts, sections, Arbitraries.of(true, false), Arbitraries.of(MoneyUnit.class))
                .filter((opening, lines, named, unit) -> named || lines.size() == 1)
                .as((opening, lines, named, unit) -> in(
                        unit,
                        FinanceTables.table(
                                opening,
                                lines,
                                IntStream.range(0, lines.size())
                                        .mapToObj(at -> named ? "第" + at + "类" : "")
                                        .toList())))
                .filter(table ->
                        FinanceArithmetic.faults(table, Optional.empty()).isEmpty());
    }

    private static FinanceTable in(MoneyUnit unit, FinanceTable table) {
        return new FinanceTable(
                table.title(),
                unit,
                table.from(),
                table.to(),
                table.openingFen(),
                table.sections(),
                table.incomeFen(),
                table.spendingFen(),
                table.closingFen());
    }
}
