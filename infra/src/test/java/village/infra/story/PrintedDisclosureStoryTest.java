package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static village.infra.story.WholeVillage.VILLAGE;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.ChecksumException;
import com.google.zxing.DecodeHintType;
import com.google.zxing.FormatException;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.Decoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import village.infra.gate.MadeDocuments;

/** What hangs on the board: printed by a real browser, read from the paper, and led back from by its code. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrintedDisclosureStoryTest {
    private static final String DESK = "/console/v1/villages/" + VILLAGE;
    private static final Pattern DARK = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
    private static final float PRINTER = 150;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @TempDir
    static Path folder;

    private Visitor clerk;
    private Visitor reader;
    private String filing = "";
    private String page = "";

    @BeforeAll
    void publishAndCorrect() throws IOException {
        clerk = HERE.desk("demo-cadre-1");
        reader = HERE.stranger();
        clerk.post(DESK + "/disclosure-items", """
            {"code":"VPAPER","class":"finance","name":"水渠专账","frequency":"monthly","dueDays":10,
             "legalBasis":"村规民约第十条","effectiveFrom":"2026-01-01"}\
            """).expect(201);
        var file = clerk.upload(DESK + "/attachments", "水渠验收单.pdf", "application/pdf", MadeDocuments.pdf("accepted"))
                .expect(201)
                .text("/id");
        var content = """
            {"title":"二月水渠专账","body":"<p>逐笔公开，请大家监督。</p>","attachments":["%s"],"table":{
             "title":"水渠专账明细","from":"2026-02-01","to":"2026-02-28","openingFen":1000,"sections":[{"rows":[
             {"account":"工程款","summary":"砂石料三车","incomeFen":0,"spendingFen":345,"vouchers":["记-17"]}]}],
             "incomeFen":0,"spendingFen":345,"closingFen":655},
             "tableDoubts":[{"pointer":"/openingFen","sentence":"对照账本核对过。","confirmed":true}]}\
            """.formatted(file);
        filing = clerk.post(
                        DESK + "/disclosures",
                        "{\"item\":\"VPAPER\",\"period\":\"2026-02\",\"content\":" + content + "}")
                .expect(201)
                .text("/id");
        publish(file, 1);
        clerk.post(DESK + "/disclosures/" + filing + "/corrections", Map.of("reason", "凭证号写错了"))
                .expect(201);
        publish(file, 5);
        page = "/villages/" + VILLAGE + "/disclosures/" + filing;
    }

    private void publish(String file, int version) {
        act(clerk, "submissions", Map.of("version", version));
        clerk.post(DESK + "/attachments/" + file + "/reviews", Map.of("verdict", "pass"));
        act(HERE.desk("demo-committee-1"), "checks", Map.of("version", version + 1, "approved", true));
        act(clerk, "publications", Map.of("version", version + 2));
    }

    private void act(Visitor who, String noun, Map<String, Object> body) {
        who.post(DESK + "/disclosures/" + filing + "/" + noun, body).expect(201);
    }

    @Test
    void theCodeLeadsToThePageOfThisDisclosure() throws FormatException, ChecksumException {
        var svg = reader.get("/mp/v1" + page + "/qr-code").expect(200);
        assertThat(svg.header("Content-Type")).startsWith("image/svg+xml");
        assertThat(decoded(svg.body())).isEqualTo(there());
    }

    private String there() {
        return HERE.address() + "/h5#" + page;
    }

    /** By the modules that are drawn, without the margin. */
    private static String decoded(String svg) throws FormatException, ChecksumException {
        var dark = DARK.matcher(svg)
                .results()
                .map(found -> new int[] {Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))})
                .toList();
        var margin = dark.stream().mapToInt(at -> at[0]).min().orElseThrow();
        var size = dark.stream().mapToInt(at -> at[0]).max().orElseThrow() - margin + 1;
        var modules = new BitMatrix(size);
        dark.forEach(at -> modules.set(at[0] - margin, at[1] - margin));
        return new Decoder().decode(modules).getText();
    }

    /** The table line by line, the files by name, every revision with its time; nothing that is for screens only. */
    @Test
    void thePaperSaysAllAndItsCodeCanBeScanned() throws IOException, ReaderException {
        assumeTrue(Chromium.isThere());
        try (var paper = Loader.loadPDF(printed().toFile())) {
            var words = new PDFTextStripper().getText(paper).replaceAll("\\s+", "");
            assertThat(words)
                    .contains("二月水渠专账", "逐笔公开，请大家监督。", "财务公开·水渠专账·2026年2月")
                    .contains("工程款砂石料三车记-17", "3.45", "上期结余", "10.00", "期末结余", "6.55")
                    .contains("附件（1个）", "水渠验收单.pdf")
                    .contains("第1版，" + time(1) + "首次公布", "第2版，" + time(2) + "公布，更正理由：凭证号写错了（就是这一张）")
                    .contains("村规民约第十条")
                    .doesNotContain("今天", "我的诉求", "打印");
            assertThat(paper.getPage(0).getMediaBox().getHeight()).isCloseTo(PDRectangle.A4.getHeight(), within(2f));
            assertThat(scanned(paper)).isEqualTo(there());
        }
        assertThat(Chromium.run(folder, "--dump-dom", there())).contains("二月水渠专账", "核对：和当时发布的一致吗");
    }

    private String time(int revision) {
        var at = reader.get("/mp/v1" + page + "/revisions/" + revision)
                .expect(200)
                .text("/publishedAt");
        return OffsetDateTime.parse(at)
                .atZoneSameInstant(ZoneId.of("Asia/Shanghai"))
                .format(DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm"));
    }

    private Path printed() throws IOException {
        var paper = folder.resolve("paper.pdf");
        Chromium.run(
                folder, "--no-pdf-header-footer", "--print-to-pdf=" + paper, HERE.address() + "/h5#" + page + "/print");
        return paper;
    }

    /** As a phone sees it on the board. */
    private static String scanned(PDDocument paper) throws IOException, ReaderException {
        for (var at = 0; at < paper.getNumberOfPages(); at++) {
            var seen = new PDFRenderer(paper).renderImageWithDPI(at, PRINTER);
            var points = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
            var light = new RGBLuminanceSource(seen.getWidth(), seen.getHeight(), points);
            try {
                return new QRCodeReader()
                        .decode(new BinaryBitmap(new HybridBinarizer(light)), Map.of(DecodeHintType.TRY_HARDER, true))
                        .getText();
            } catch (NotFoundException none) {
                // Another page may have it.
            }
        }
        throw new IllegalStateException("no code on the paper");
    }
}
