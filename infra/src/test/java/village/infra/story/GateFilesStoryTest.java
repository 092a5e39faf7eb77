package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.gate.MadeDocuments;

/** Identity numbers in real files stop a publication until they are masked or a second person answers for them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateFilesStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final String PAGES = "/mp/v1/villages/" + VILLAGE;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Random random = new Random(20261129);
    private Visitor clerk;

    @BeforeAll
    void meet() {
        clerk = HERE.desk("demo-cadre-1");
        clerk.post(DESK + "/disclosure-items", """
            {"code":"VG01","class":"village","name":"低保名单","frequency":"event","dueDays":3,
             "legalBasis":"村规民约","effectiveFrom":"2026-01-01"}\
            """).expect(201);
    }

    @Test
    void numbersInCellsAreMaskedInACopyWithTheRestAsItWas() throws IOException {
        for (var round = 0; round < 3; round++) {
            var number = identityNumber();
            var filing = blocked("低保名单.xlsx", XLSX, sheet(number), number);
            var shown = masked(filing);
            var file = shown.text("/current/attachments/0/id");
            try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(opened(file)))) {
                var row = workbook.getFirstSheet().read().get(1);
                assertThat(row.getCell(0).asString()).isEqualTo("低保户");
                assertThat(row.getCell(1).asString()).contains("*").doesNotContain(number);
                assertThat(row.getCell(2).asNumber()).isEqualByComparingTo("612.5");
            }
            assertThat(shown.text("/current/attachments/0/name")).isEqualTo("低保名单.xlsx");
        }
    }

    @Test
    void numbersInAWordFileAreMaskedHoweverTheyAreBroken() throws IOException {
        var number = identityNumber();
        var split = "<w:p><w:r><w:t>户主证号 " + number.substring(0, 7) + "</w:t></w:r><w:r><w:t>" + number.substring(7)
                + "</w:t></w:r></w:p><w:p><w:r><w:t>共三口人</w:t></w:r></w:p>";
        var shown = masked(blocked("情况说明.docx", DOCX, MadeDocuments.docx(split), number));
        var inside = unzipped(opened(shown.text("/current/attachments/0/id")));
        assertThat(inside).contains("共三口人", "户主证号").doesNotContain(number.substring(7));
    }

    @Test
    void aPdfGoesOutOnlyWhenAnotherPersonAnswersForIt() throws IOException {
        var number = identityNumber();
        var filing = blocked("公示.pdf", "application/pdf", MadeDocuments.pdf("ID " + number), number);
        act(clerk, filing, "maskings", Map.of("version", 1)).expect(201);
        act(clerk, filing, "submissions", Map.of("version", version(filing))).expectProblem(422, "publication.blocked");
        release(clerk, filing).expectProblem(403, "publication.release-own");
        release(HERE.desk("demo-dispatcher-1"), filing).expect(201);
        var shown = goneOut(filing);
        try (var document = Loader.loadPDF(opened(shown.text("/current/attachments/0/id")))) {
            assertThat(new PDFTextStripper().getText(document)).contains(number);
        }
    }

    /** A photographed list among a page of words: nobody but a person reads it. */
    @Test
    void aPictureInAWordFileGoesOutOnlyWhenAnotherPersonLookedAtIt() throws IOException {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "word/document.xml", "<w:document><w:body><w:p><w:t>低保名单见下面的照片，共三户。</w:t></w:p></w:body></w:document>");
        parts.put("word/media/image1.png", "PNG");
        var filing = drafted("名单.docx", DOCX, MadeDocuments.docx(parts));
        assertThat(act(clerk, filing, "submissions", Map.of("version", 1))
                        .expectProblem(422, "publication.blocked")
                        .body())
                .contains("1 张图片，图片里的字没有检查");
        release(clerk, filing).expectProblem(403, "publication.release-own");
        release(HERE.desk("demo-dispatcher-1"), filing).expect(201);
        goneOut(filing);
    }

    @Test
    void whatAFileIsCalledIsLookedThroughToo() throws IOException {
        var number = identityNumber();
        var filing = drafted("付某某" + number + ".pdf", "application/pdf", MadeDocuments.pdf("nothing"));
        var blocked = act(clerk, filing, "submissions", Map.of("version", 1)).expectProblem(422, "publication.blocked");
        assertThat(blocked.body()).contains("文件名").doesNotContain(number);
    }

    private String blocked(String name, String type, byte[] content, String number) {
        var filing = drafted(name, type, content);
        var refused = act(clerk, filing, "submissions", Map.of("version", 1)).expectProblem(422, "publication.blocked");
        assertThat(refused.text("/errors/0/pointer")).isEqualTo("/attachments/0");
        assertThat(refused.body()).contains("身份证号").doesNotContain(number);
        return filing;
    }

    private String drafted(String name, String type, byte[] content) {
        var file = clerk.upload(DESK + "/attachments", name, type, content)
                .expect(201)
                .text("/id");
        var body = Map.of("title", "低保名单", "body", "<p>见附件。</p>", "attachments", List.of(file));
        var filing = clerk.post(DESK + "/disclosures", Map.of("item", "VG01", "period", "2026-03-01", "content", body))
                .expect(201)
                .text("/id");
        pass(file);
        return filing;
    }

    private Reply masked(String filing) {
        var after = act(clerk, filing, "maskings", Map.of("version", 1)).expect(201);
        pass(after.text("/work/attachments/0"));
        return goneOut(filing);
    }

    private void pass(String file) {
        clerk.post(DESK + "/attachments/" + file + "/reviews", Map.of("verdict", "pass"));
    }

    private Reply goneOut(String filing) {
        var version = version(filing);
        act(clerk, filing, "submissions", Map.of("version", version)).expect(201);
        act(HERE.desk("demo-committee-1"), filing, "checks", Map.of("version", version + 1, "approved", true))
                .expect(201);
        act(clerk, filing, "publications", Map.of("version", version + 2)).expect(201);
        return HERE.stranger().get(PAGES + "/disclosures/" + filing).expect(200);
    }

    private long version(String filing) {
        return clerk.get(DESK + "/disclosures/" + filing)
                .expect(200)
                .json()
                .at("/version")
                .asLong();
    }

    private Reply release(Visitor who, String filing) {
        return act(who, filing, "releases", Map.of("version", version(filing), "reason", "法院公告原文，依法公开"));
    }

    private static byte[] opened(String file) {
        return HERE.stranger().get(PAGES + "/attachments/" + file).expect(200).bytes();
    }

    private static Reply act(Visitor who, String filing, String noun, Map<String, Object> body) {
        return who.post(DESK + "/disclosures/" + filing + "/" + noun, (Object) body);
    }

    /** Of nobody: a made-up birthday, a random order, and the digit that makes it valid. */
    private String identityNumber() {
        var digits = "110105" + (1930 + random.nextInt(60)) + "0" + (1 + random.nextInt(9)) + (10 + random.nextInt(19))
                + String.format("%03d", random.nextInt(1000));
        var sum = 0;
        for (var at = 0; at < WEIGHTS.length; at++) {
            sum += (digits.charAt(at) - '0') * WEIGHTS[at];
        }
        return digits + "10X98765432".charAt(sum % 11);
    }

    private static byte[] sheet(String number) {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var sheet = workbook.newWorksheet("名单");
            sheet.value(0, 0, "类别");
            sheet.value(1, 0, "低保户");
            sheet.value(1, 1, "付某某 " + number);
            sheet.value(1, 2, 612.5);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String unzipped(byte[] file) throws IOException {
        var all = new StringBuilder();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
