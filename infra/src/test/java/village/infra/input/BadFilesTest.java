package village.infra.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.attachment.MadeFiles;
import village.infra.identity.roster.Workbooks;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** Files that are bombs, lies or nothing. */
class BadFilesTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String ATTACHMENTS = "/mp/v1/villages/" + WholeVillage.VILLAGE + "/attachments";
    private static final String ROSTERS = "/console/v1/villages/" + WholeVillage.OTHER_VILLAGE + "/rosters";
    private static final String FINANCE =
            "/console/v1/villages/" + WholeVillage.VILLAGE + "/disclosures/finance-tables";
    private static final String FORM = "multipart/form-data; boundary=b";
    private static final String BILLION_LAUGHS = """
            <?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
            <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
            <!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">
            <!ENTITY p SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is>
            <t>&f;&p;</t></is></c></row></sheetData></worksheet>""";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Visitor villager = HERE.in("demo-party-1");
    private final Visitor dispatcher = HERE.desk("demo-dispatcher-1");
    private final Visitor cadre = HERE.desk("demo-cadre-1");

    @Test
    void takesNoBadAttachment() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("nothing", new byte[0]);
        files.put("text", "just text".getBytes(StandardCharsets.UTF_8));
        files.put("page", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        files.put("drawing", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        files.put("image bomb", MadeFiles.pngClaiming(50_000, 50_000));
        files.put("image without picture", MadeFiles.pngClaiming(10, 10));
        files.put("negative image", MadeFiles.pngClaiming(-1, -1));
        files.put("half a photo", Arrays.copyOf(MadeFiles.image("jpeg", 200, 200), 400));
        files.put("zip bomb", MadeFiles.zipBomb(300));
        files.put("zip", MadeFiles.zip("a.txt"));
        files.put("large text", "text ".repeat(4_000_000).getBytes(StandardCharsets.UTF_8));
        files.put("large", new byte[22 * 1024 * 1024]);
        files.forEach((name, bytes) -> {
            var reply = villager.upload(ATTACHMENTS, "a.jpg", "image/jpeg", bytes);
            assertThat(reply.status()).as(name + " " + reply.body()).isIn(413, 415, 422);
            assertThat(reply.header("Content-Type")).as(name).startsWith("application/problem+json");
        });
    }

    @Test
    void takesNoBadForm() {
        var forms = Map.of(
                "",
                "multipart/form-data",
                "--b--\r\n",
                FORM,
                "no form at all",
                FORM,
                "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nx",
                FORM,
                "--b\r\nContent-Disposition: form-data; name=\"other\"; filename=\"a\"\r\n\r\nx\r\n--b--\r\n",
                FORM,
                "--b\r\n" + "H: v\r\n".repeat(5000) + "\r\nx\r\n--b--\r\n",
                FORM,
                "--b\r\nContent-Disposition: ;;;\r\n\r\nx\r\n--b--\r\n",
                FORM,
                "{}",
                "application/json");
        var verdict = new Verdict();
        forms.forEach((body, type) -> {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            verdict.hear("attachment " + body, () -> villager.send("POST", ATTACHMENTS, type, bytes));
            verdict.hear("roster " + body, () -> dispatcher.send("POST", ROSTERS, type, bytes));
        });
        assertThat(verdict.broken()).isEmpty();
        assertThat(verdict.statuses())
                .allSatisfy((status, times) -> assertThat(status).isBetween(400, 499));
    }

    @Test
    void importsNoBadRoster() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("nothing", new byte[0]);
        files.put("text", "姓名,手机号".getBytes(StandardCharsets.UTF_8));
        files.put("document", MadeFiles.docx());
        files.put("document bomb", MadeFiles.zipBomb(300));
        files.put("sheet bomb", workbook(" ".repeat(1024 * 1024).repeat(64)));
        files.put("entities", workbook(BILLION_LAUGHS));
        files.put("half", Arrays.copyOf(rosterOf("=cmd|' /C calc'!A0"), 900));
        files.forEach((name, bytes) -> assertThat(outcome(dispatcher.upload(ROSTERS, "a.xlsx", "x/y", bytes)))
                .as(name)
                .isIn("failed", "413", "415", "422"));
    }

    @Test
    void readsFormulasAsText() {
        for (var name : new String[] {"=cmd|' /C calc'!A0", "𠮷野㐂", "٣٣٠", "\u202e反", "a\r\nb"}) {
            assertThat(outcome(dispatcher.upload(ROSTERS, "a.xlsx", "x/y", rosterOf(name))))
                    .as(name)
                    .isEqualTo("done");
        }
    }

    @Test
    void readsNoBadFinanceTable() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("nothing", new byte[0]);
        files.put("text", "科目,收入,支出".getBytes(StandardCharsets.UTF_8));
        files.put("picture", MadeFiles.image("jpeg", 20, 20));
        files.put("document", MadeFiles.docx());
        files.put("document bomb", MadeFiles.zipBomb(300));
        files.put("sheet bomb", workbook(" ".repeat(1024 * 1024).repeat(64)));
        files.put("entities", workbook(BILLION_LAUGHS));
        files.put("endless row", workbook(sheetData("<row r=\"1\">" + "<c/>".repeat(300_000) + "</row>")));
        files.put(
                "row out of range", workbook(sheetData("<row r=\"99999999999\"><c r=\"ZZZZZZ9\"><v>1</v></c></row>")));
        files.put("half", Arrays.copyOf(finance("利息", 1, "", 11), 900));
        files.put("large", new byte[22 * 1024 * 1024]);
        files.forEach((name, bytes) -> {
            var reply = cadre.upload(FINANCE, "a.xlsx", "x/y", bytes);
            assertThat(reply.status()).as(name + " " + reply.body()).isIn(413, 415, 422);
            assertThat(reply.header("Content-Type")).as(name).startsWith("application/problem+json");
        });
    }

    @Test
    void namesTheWrongCellsOfAFinanceTable() {
        var slip = Workbooks.of(List.of(
                List.of("期间：2026年1月1日至2026年1月31日"),
                List.of("科目", "收入", "支出", "余额"),
                List.of("上期结余", "", "", 10),
                List.of("利息", 5, "", 15.5),
                List.of("期末结余", "", "", 15)));
        var read = cadre.upload(FINANCE, "a.xlsx", "x/y", slip).expect(200);
        assertThat(read.texts("/faults", "/sentence")).containsExactly("第 4 行 D 列：余额应为 15.00，表里是 15.50。");
        assertThat(read.text("/faults/0/pointer")).isEqualTo("/sections/0/rows/0/balanceFen");
        for (Object money : List.of(1e300, "1e9", "99999999999999999999", "0.001", "NaN", "٣", "1,2,3,4")) {
            var odd = cadre.upload(FINANCE, "a.xlsx", "x/y", finance("利息", money, "", 11))
                    .expect(200);
            assertThat(odd.texts("/faults", "/sentence"))
                    .as(String.valueOf(money))
                    .anySatisfy(fault -> assertThat(fault).contains("第 4 行"));
        }
    }

    /** Full-width digits are digits to whoever reads and to the gate; what looks like a formula is text to everybody. */
    @Test
    void takesFullWidthDigitsAndFormulasInAFinanceTableForWhatTheyAre() {
        var read = cadre.upload(FINANCE, "a.xlsx", "x/y", finance("=cmd|' /C calc'!A0", "１，０００．５０", "", "1010.5"))
                .expect(200);
        assertThat(read.texts("/faults", "/sentence")).isEmpty();
        assertThat(read.text("/table/sections/0/rows/0/account")).isEqualTo("=cmd|' /C calc'!A0");
        assertThat(read.text("/table/sections/0/rows/0/incomeFen")).isEqualTo("100050");
        var named = cadre.upload(FINANCE, "a.xlsx", "x/y", finance("付某某 １１０１０５１９４９１２３１００２Ｘ", 1, "", 11))
                .expect(200);
        var filing = cadre.post(
                        FINANCE.replace("/finance-tables", ""),
                        "{\"item\":\"%s\",\"period\":\"2026-01-07\",\"content\":{\"title\":\"表\",\"table\":%s}}"
                                .formatted(item(), named.json().at("/table")))
                .expect(201);
        var blocked =
                cadre.post(FINANCE.replace("finance-tables", filing.text("/id") + "/submissions"), "{\"version\":1}");
        blocked.expectProblem(422, "publication.blocked");
        assertThat(blocked.text("/errors/0/pointer")).isEqualTo("/table/sections/0/rows/0/account");
    }

    private String item() {
        cadre.post(FINANCE.replace("disclosures/finance-tables", "disclosure-items"), """
                {"code":"VBAD1","class":"finance","name":"表","frequency":"event","dueDays":3,"legalBasis":"村规民约"}
                """)
                .expect(201);
        return "VBAD1";
    }

    /** A table of one row between an opening balance of 10 and a closing one. */
    private static byte[] finance(String account, Object income, Object spending, Object balance) {
        return Workbooks.of(List.of(
                List.of("期间：2026年1月1日至2026年1月31日"),
                List.of("科目", "收入", "支出", "余额"),
                List.of("上期结余", "", "", 10),
                List.of(account, income, spending, balance),
                List.of("期末结余", "", "", balance)));
    }

    private static String sheetData(String rows) {
        return "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    private String outcome(Reply started) {
        if (started.status() != 202) {
            assertThat(started.header("Content-Type")).startsWith("application/problem+json");
            return Integer.toString(started.status());
        }
        var progress = ROSTERS + "/" + started.text("/id");
        return await().atMost(SOON)
                .until(() -> dispatcher.get(progress).expect(200).text("/state"), state -> !state.equals("running"));
    }

    private static byte[] rosterOf(String name) {
        return Workbooks.of(List.of(List.of("姓名", "手机号", "户号"), List.of(name, "19900000077", "202-977")));
    }

    /** A workbook like ours with another sheet in it. */
    private static byte[] workbook(String sheet) throws IOException {
        var out = new ByteArrayOutputStream();
        var file = Files.createTempFile("roster", ".xlsx");
        Files.write(file, rosterOf("某某"));
        try (var from = new ZipFile(file.toFile());
                var to = new ZipOutputStream(out)) {
            for (var entry : Collections.list(from.entries())) {
                var its = entry.getName().startsWith("xl/worksheets/sheet");
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(
                        its
                                ? sheet.getBytes(StandardCharsets.UTF_8)
                                : from.getInputStream(entry).readAllBytes());
            }
        } finally {
            Files.delete(file);
        }
        return out.toByteArray();
    }
}
