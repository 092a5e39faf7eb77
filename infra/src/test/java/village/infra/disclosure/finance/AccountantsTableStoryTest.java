package village.infra.disclosure.finance;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.disclosure.finance.AccountantsWorkbook.FIRST_DETAIL;
import static village.infra.disclosure.finance.AccountantsWorkbook.day;
import static village.infra.disclosure.finance.AccountantsWorkbook.february;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import village.api.disclosure.finance.FinanceTable;
import village.infra.identity.roster.Workbooks;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** The accountant's own workbook becomes a disclosure, to the fen; what is wrong in another is said by row and column. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AccountantsTableStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String PAGES = "/mp/v1/villages/" + VILLAGE;
    private static final String TABLES = DESK + "/disclosures/finance-tables";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String UNREADABLE = "disclosure.finance-table-unreadable";

    private static final String OPENING_KNOWN =
            "{\"pointer\":\"/openingFen\",\"sentence\":\"对照账本核对过上期结余。\",\"confirmed\":true}";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private Visitor clerk;
    private String filing = "";

    @BeforeAll
    void meet() {
        clerk = HERE.desk("demo-cadre-1");
        for (var item : List.of("VK01", "VK02", "VK03")) {
            clerk.post(DESK + "/disclosure-items", """
                {"code":"%s","class":"finance","name":"合作社收支","frequency":"monthly","dueDays":10,
                 "legalBasis":"村规民约第十条","effectiveFrom":"2026-01-01"}\
                """.formatted(item)).expect(201);
        }
    }

    @Test
    @Order(1)
    void readsTheWorkbookAsItIs() {
        var read = post(february().bytes()).expect(200);
        assertThat(faults(read)).isEmpty();
        assertThat(read.text("/sheet")).isEqualTo("2月");
        assertThat(texts(read, "/otherSheets")).containsExactly("填表说明");
        assertThat(texts(read, "/otherColumns"))
                .as("headings that are not read")
                .containsExactly("H 列“经办人”");
        var table = read.json().at("/table");
        assertThat(table.at("/title").asString()).isEqualTo("枫溪村股份经济合作社2026年2月收支明细表");
        assertThat(table.at("/from").asString()).isEqualTo("2026-02-01");
        assertThat(table.at("/to").asString()).isEqualTo("2026-02-28");
        assertThat(fen(table, "/openingFen", "/incomeFen", "/spendingFen", "/closingFen"))
                .as("the month's, not what the year has made so far")
                .containsExactly(123_456_789L, 12_100_010L, 11_234_566L, 124_322_233L);
        assertThat(rows(table)).containsExactly("""
            {"date":"2026-02-03","code":"","account":"经营收入","summary":"鱼塘承包款",\
            "incomeFen":12000000,"spendingFen":0,"balanceFen":135456789,"vouchers":["记-1"]}\
            """, """
            {"date":"2026-02-09","code":"","account":"管理费用","summary":"水电费",\
            "incomeFen":0,"spendingFen":1234567,"balanceFen":134222222,"vouchers":["记-2","记-3"]}\
            """, """
            {"date":"2026-02-15","code":"","account":"补助收入","summary":"耕地地力补贴",\
            "incomeFen":100010,"spendingFen":0,"balanceFen":134322232,"vouchers":["记-4"]}\
            """, """
            {"date":"2026-02-26","code":"","account":"公益支出","summary":"重阳慰问",\
            "incomeFen":0,"spendingFen":9999999,"balanceFen":124322233,"vouchers":["记-5"]}\
            """);
    }

    @Test
    @Order(2)
    void everyFenOfItIsReadByTheVillageAndComesBackAsAWorkbook() throws IOException {
        var table = post(february().bytes()).expect(200).json().at("/table");
        filing = clerk.post(
                        DESK + "/disclosures",
                        "{\"item\":\"VK01\",\"period\":\"2026-02\",\"content\":{\"title\":\"二月收支\",\"table\":%s}}"
                                .formatted(table))
                .expect(201)
                .text("/id");
        var unknown = clerk.post(DESK + "/disclosures/" + filing + "/submissions", "{\"version\":1}")
                .expectProblem(422, "request.invalid");
        assertThat(unknown.text("/errors/0/pointer")).isEqualTo("/table/openingFen");
        assertThat(unknown.text("/errors/0/detail")).contains("上一期没有公布过财务表", "1,234,567.89 元");
        write(1, table, OPENING_KNOWN);
        act(clerk, "submissions", Map.of("version", 2));
        act(HERE.desk("demo-committee-1"), "checks", Map.of("version", 3, "approved", true));
        act(clerk, "publications", Map.of("version", 4));
        var read = HERE.stranger().get(PAGES + "/disclosures/" + filing).expect(200);
        assertThat(read.json().at("/current/table")).isEqualTo(table);
        var download = HERE.stranger()
                .get(PAGES + "/disclosures/" + filing + "/finance-table?revision=1")
                .expect(200);
        assertThat(post(download.bytes()).expect(200).json().at("/table")).isEqualTo(table);
    }

    @Test
    @Order(3)
    void namesEveryCellThatDoesNotFit() {
        var february = february()
                .instead(1, day(3), "记-1", "经营收入", "鱼塘承包款", 120_000, null, "1,354,567.98")
                .instead(5, day(28), "", "本月合计", "", 121_000.1, "112,345.56", 1_243_222.33);
        assertThat(faults(post(february.bytes()).expect(200)))
                .containsExactly(
                        "第 6 行 G 列：余额应为 1,354,567.89，表里是 1,354,567.98。", "第 10 行 F 列：支出应为 112,345.66，表里是 112,345.56。");
        var odd = february()
                .instead(1, "2月30日", "记-1", "经营收入", "鱼塘承包款", "十二万", null, "1,354,567.89")
                .instead(2, day(9), "记-2", "", "", null, "12,345.678", 1_342_222.22);
        assertThat(faults(post(odd.bytes()).expect(200)))
                .contains(
                        "第 6 行 A 列：日期不对，应写成 2026-08-15。",
                        "第 6 行 E 列：收入不是金额，请只填数字。",
                        "第 7 行 C 列：没有写科目或摘要。",
                        "第 7 行 F 列：支出只能精确到分。");
    }

    /** The rest of the table is in the answer all the same, for the clerk to mend it where it stands. */
    @Test
    @Order(4)
    void losesNothingOfATableWithAFault() {
        var february = february().instead(5, day(28), "", "本月合计", "", 121_000.1, "112,345.56", 1_243_222.33);
        var read = post(february.bytes()).expect(200);
        var right = post(february().bytes()).expect(200);
        assertThat(read.json().at("/table/sections")).isEqualTo(right.json().at("/table/sections"));
        assertThat(read.text("/faults/0/pointer")).isEqualTo("/spendingFen");
        var mended = clerk.post(
                TABLES + "/recounts", "{\"table\":%s}".formatted(right.json().at("/table")));
        assertThat(mended.expect(200).json().at("/faults")).isEmpty();
    }

    @Test
    @Order(5)
    void saysWhatATableMustHave() {
        var roster = Workbooks.of(List.of(List.of("2026年2月名册"), List.of("姓名", "组别"), List.of("付某某", "一组")));
        var refused = post(roster).expectProblem(422, UNREADABLE);
        assertThat(refused.text("/detail")).contains("前 15 行", "没有找到表头", "收入", "支出", "科目");
        var oneSided = Workbooks.of(List.of(List.of("科目", "收入"), List.of("利息", 1)));
        post(oneSided).expectProblem(422, UNREADABLE);
        var old = new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0, 1, 2, 3, 4};
        assertThat(post(old).expectProblem(422, UNREADABLE).text("/detail")).contains(".xls", "另存为 .xlsx");
    }

    @Test
    @Order(6)
    void saysFromWhichRowOnThereIsNoRoom() {
        var endless = new AccountantsWorkbook().line(day(1), "", "上月结转", "", null, null, 0);
        for (var at = 1; at <= FinanceTable.MAX_ROWS + 1; at++) {
            endless.line(day(1 + at % 28), "记-" + at, "利息", "第" + at + "笔", 1, null, at);
        }
        var refused = post(endless.bytes()).expectProblem(422, "request.invalid");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/file");
        assertThat(refused.text("/errors/0/detail"))
                .contains("第 " + (FIRST_DETAIL + FinanceTable.MAX_ROWS) + " 行起", FinanceTable.MAX_ROWS + " 笔");
    }

    /** Texts stay texts; a formula nobody computed is an empty cell, and said to be one. */
    @Test
    @Order(7)
    void computesNothing() throws IOException {
        var command = "=cmd|' /C calc'!A0";
        var texts = february().instead(2, day(9), "记-2、记-3", command, "@SUM(1)", null, 12_345.67, 1_342_222.22);
        var read = post(texts.bytes()).expect(200);
        assertThat(faults(read)).isEmpty();
        assertThat(read.text("/table/sections/0/rows/1/account")).isEqualTo(command);
        filing = clerk.post(
                        DESK + "/disclosures",
                        "{\"item\":\"VK02\",\"period\":\"2026-02\",\"content\":{\"title\":\"二月收支\",\"table\":%s,\"tableDoubts\":[%s]}}"
                                .formatted(read.json().at("/table"), OPENING_KNOWN))
                .expect(201)
                .text("/id");
        act(clerk, "submissions", Map.of("version", 1));
        act(HERE.desk("demo-committee-1"), "checks", Map.of("version", 2, "approved", true));
        act(clerk, "publications", Map.of("version", 3));
        var download = HERE.stranger()
                .get(PAGES + "/disclosures/" + filing + "/finance-table?revision=1")
                .expect(200);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(download.bytes()));
                var rows = workbook.getFirstSheet().openStream()) {
            var cells = rows.flatMap(row -> row.stream()).toList();
            assertThat(cells).noneMatch(cell -> cell != null && cell.getType() == CellType.FORMULA);
            assertThat(cells).anyMatch(cell -> cell != null && ("'" + command).equals(cell.getRawValue()));
        }
        var formula = february().mended(sheet -> {
            sheet.formula(6, 2, "cmd|' /C calc'!A0");
            sheet.value(6, 3, "");
        });
        assertThat(faults(post(formula.bytes()).expect(200))).containsExactly("第 7 行 C 列：没有写科目或摘要。");
    }

    @Test
    @Order(8)
    void opensNoBombAndStillTakesTheNextTable() throws IOException {
        var bomb = bomb(february().bytes());
        assertThat(bomb.length).as("small enough to be looked into").isLessThan(4 * 1024 * 1024);
        assertThat(post(bomb).expectProblem(422, UNREADABLE).text("/detail")).contains("展开后太大");
        post(new byte[5 * 1024 * 1024]).expectProblem(413, "request.too-large");
        post(Arrays.copyOf(february().bytes(), 900)).expectProblem(422, UNREADABLE);
        assertThat(faults(post(february().bytes()).expect(200))).isEmpty();
    }

    /** What nobody can read is not forgotten by saving: it is mended where it stands, or answered for. */
    @Test
    @Order(10)
    void keepsWhatWasDoubtfulWithTheDraftUntilItIsMendedOrConfirmed() {
        var odd = february()
                .instead(1, "2月30日", "记-1", "经营收入", "鱼塘承包款", 120_000, null, "1,354,567.89")
                .instead(2, day(9), "记-2", "", "", null, "12,345.67", 1_342_222.22);
        var read = post(odd.bytes()).expect(200);
        assertThat(read.texts("/doubts", "/pointer"))
                .containsExactly("/sections/0/rows/0/date", "/sections/0/rows/1/account");
        var drafted = clerk.post(
                        DESK + "/disclosures",
                        "{\"item\":\"VK03\",\"period\":\"2026-02\",\"content\":{\"title\":\"二月收支\",\"table\":%s,\"tableDoubts\":%s}}"
                                .formatted(read.json().at("/table"), read.json().at("/doubts")))
                .expect(201);
        filing = drafted.text("/id");
        assertThat(drafted.texts("/work/tableDoubts", "/sentence"))
                .containsExactly("第 6 行 A 列：日期不对，应写成 2026-08-15。", "第 7 行 C 列：没有写科目或摘要。");
        assertThat(drafted.json().at("/openingToConfirm").asBoolean()).isTrue();
        write(1, read.json().at("/table"), "");
        var held = clerk.post(DESK + "/disclosures/" + filing + "/submissions", "{\"version\":2}")
                .expectProblem(422, "request.invalid");
        assertThat(held.texts("/errors", "/pointer"))
                .as("saving without a word about them mends nothing")
                .containsExactly(
                        "/table/sections/0/rows/0/date", "/table/sections/0/rows/1/account", "/table/openingFen");
        assertThat(held.text("/errors/0/detail")).contains("第 6 行 A 列：日期不对", "改正", "对照原表确认");
        var named = read.json().at("/table").toString().replace("（未写）", "管理费用");
        var dateKnown =
                "{\"pointer\":\"/sections/0/rows/0/date\",\"sentence\":\"第 6 行 A 列：日期不对，应写成 2026-08-15。\",\"confirmed\":true}";
        var mended = write(2, named, dateKnown + "," + OPENING_KNOWN);
        assertThat(mended.texts("/work/tableDoubts", "/pointer"))
                .containsExactly("/sections/0/rows/0/date", "/openingFen");
        write(3, named.replace("\"openingFen\":123456789", "\"openingFen\":123456788"), "");
        assertThat(clerk.get(DESK + "/disclosures/" + filing).expect(200).texts("/work/tableDoubts", "/pointer"))
                .as("who confirmed a balance confirmed no other")
                .containsExactly("/sections/0/rows/0/date");
        write(4, named, OPENING_KNOWN);
        act(clerk, "submissions", Map.of("version", 5));
    }

    @Test
    @Order(11)
    void aVillagesOwnItemMayDemandATable() {
        var item = """
            {"code":"VK09","class":"%s","name":"停车场收支","frequency":"monthly","dueDays":10,
             "legalBasis":"村规民约第十条","effectiveFrom":"2026-01-01","tableRequired":true}\
            """;
        var refused = clerk.post(DESK + "/disclosure-items", item.formatted("village"))
                .expectProblem(422, "request.invalid");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/tableRequired");
        clerk.post(DESK + "/disclosure-items", item.formatted("finance")).expect(201);
        var words = "{\"item\":\"VK09\",\"period\":\"2026-02\",\"content\":{\"title\":\"二月收支\",\"body\":\"见公告\"}}";
        var drafted = clerk.post(DESK + "/disclosures", words).expect(201).text("/id");
        var held = clerk.post(DESK + "/disclosures/" + drafted + "/submissions", "{\"version\":1}")
                .expectProblem(422, "request.invalid");
        assertThat(held.text("/errors/0/pointer")).isEqualTo("/table");
        assertThat(held.text("/errors/0/detail")).contains("停车场收支", "要附收支表");
    }

    /** After all that was refused: the draft and what was published are as they were. */
    @Test
    @Order(9)
    void whatWasRefusedChangedNothing() {
        var shown = HERE.stranger().get(PAGES + "/disclosures?item=VK01").expect(200);
        assertThat(shown.texts("/items", "/period")).containsExactly("2026-02");
        var own = clerk.get(DESK + "/disclosures/" + filing).expect(200);
        assertThat(own.json().at("/version").asLong()).isEqualTo(4);
    }

    private Reply write(int version, Object table, String doubts) {
        var json = "{\"title\":\"二月收支\",\"table\":%s,\"tableDoubts\":[%s]}".formatted(table, doubts);
        return clerk.with("If-Match", "\"" + version + "\"")
                .send("PUT", DESK + "/disclosures/" + filing, "application/json", json.getBytes(StandardCharsets.UTF_8))
                .expect(200);
    }

    private Reply post(byte[] workbook) {
        return clerk.upload(TABLES, "2026年2月收支明细表.xlsx", XLSX, workbook);
    }

    private void act(Visitor who, String noun, Map<String, Object> body) {
        who.post(DESK + "/disclosures/" + filing + "/" + noun, (Object) body).expect(201);
    }

    private static List<String> faults(Reply read) {
        return read.texts("/faults", "/sentence");
    }

    private static List<String> texts(Reply read, String list) {
        return read.json().at(list).valueStream().map(JsonNode::asString).toList();
    }

    private static List<String> rows(JsonNode table) {
        return table.at("/sections/0/rows")
                .valueStream()
                .map(JsonNode::toString)
                .toList();
    }

    private static List<Long> fen(JsonNode table, String... pointers) {
        return Arrays.stream(pointers).map(each -> table.at(each).asLong()).toList();
    }

    /** The same workbook, its sheet swollen by a hundred megabytes of nothing. */
    private static byte[] bomb(byte[] workbook) throws IOException {
        var file = Files.createTempFile("bomb-", ".xlsx");
        Files.write(file, workbook);
        var out = new ByteArrayOutputStream();
        try (var from = new ZipFile(file.toFile());
                var to = new ZipOutputStream(out)) {
            for (var entry : Collections.list(from.entries())) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(from.getInputStream(entry).readAllBytes());
                if (entry.getName().endsWith("sheet1.xml")) {
                    for (var megabyte = 0; megabyte < 100; megabyte++) {
                        to.write(new byte[1024 * 1024]);
                    }
                }
            }
        } finally {
            Files.delete(file);
        }
        return out.toByteArray();
    }
}
