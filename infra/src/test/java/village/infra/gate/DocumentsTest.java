package village.infra.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;
import village.api.attachment.Contributors;
import village.api.attachment.Format;
import village.api.attachment.InMemoryAttachments;
import village.api.attachment.MediaLinks;
import village.api.attachment.Samples;
import village.api.attachment.UploadAttachment;
import village.api.event.Event;
import village.api.gate.AttachmentTexts.Illegible;
import village.api.gate.AttachmentTexts.Legible;
import village.api.gate.AttachmentTexts.Reading;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;
import village.infra.attachment.MadeFiles;

/** Good documents are read and masked, bad ones need a second person. */
class DocumentsTest {
    private static final SensitiveNumbers NUMBERS = SensitiveNumbers.except(List.of());
    private static final String PHONE = MadeDocuments.PHONE;

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final Person.Id person = new Person.Id(UUID.randomUUID());
    private final InMemoryAttachments attachments = new InMemoryAttachments();
    private final Bytes bytes = new Bytes();
    private final Documents documents = documents(5000);

    @Test
    void findsFiguresAndTextsInCells() throws IOException {
        assertThat(found(Format.XLSX, MadeDocuments.sheet()))
                .containsExactlyInAnyOrder("“名册”表 C3 格 137****9050", "“名册”表 A4 格 1****************X");
    }

    @Test
    void masksCellsAndNothingElse() throws IOException {
        var copy = masked(Format.XLSX, MadeDocuments.sheet());
        assertThat(found(Format.XLSX, copy)).isEmpty();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(copy))) {
            var sheet = workbook.getSheets().skip(1).findFirst().orElseThrow().read();
            assertThat(sheet.get(1).getCell(2).asString()).isEqualTo("137****9050");
            assertThat(sheet.get(2).getCell(0).asString()).isEqualTo("低保户 1****************X");
            assertThat(sheet.get(2).getCell(1).asNumber()).isEqualByComparingTo("12500.5");
        }
    }

    @Test
    void readsFormulasLinksAndExponents() throws IOException {
        var parts = new LinkedHashMap<String, String>();
        parts.put("xl/workbook.xml", "<workbook/>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row><c r=\"A1\"><v>1.3711119050E10</v></c><c r=\"B1\""
                        + " t=\"str\"><f>\"1371\"&amp;\"1119051\"</f><v>13711119051</v></c><c"
                        + " r=\"C1\"><v>1E999999999</v></c><c r=\"D1\""
                        + " t=\"inlineStr\"><is><r><t>137</t></r><r><t>11119052</t></r></is></c></row></sheetData></worksheet>");
        parts.put("xl/worksheets/_rels/sheet1.xml.rels", "<R><Relationship Target=\"tel:13711119053\"/></R>");
        parts.put("xl/comments1.xml", "<comments><comment><text><t>13711119054</t></text></comment></comments>");
        var file = MadeDocuments.docx(parts);
        assertThat(found(Format.XLSX, file)).hasSize(5);
        assertThat(found(Format.XLSX, masked(Format.XLSX, file))).isEmpty();
    }

    @Test
    void findsNumbersSplitByFormatting() throws IOException {
        var file = MadeDocuments.docx("<w:p><w:r><w:t>电话 137</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>1111</w:t></w:r>"
                + "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r><w:r><w:t>9050</w:t></w:r></w:p>"
                + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>11010519491231002X</w:t></w:r></w:p></w:tc>"
                + "<w:tc><w:p><w:r><w:t>500</w:t></w:r></w:p></w:tc></w:tr></w:tbl>");
        assertThat(found(Format.DOCX, file)).containsExactly("正文里 137****9050", "正文里 1****************X");
        var copy = masked(Format.DOCX, file);
        assertThat(found(Format.DOCX, copy)).isEmpty();
        assertThat(copy.length).isBetween(file.length - 100, file.length + 100);
    }

    @Test
    void readsPdfAndDoesNotMaskIt() throws IOException {
        var file = MadeDocuments.pdf("Tel " + PHONE);
        assertThat(found(Format.PDF, file)).containsExactly("第 1 页 137****9050");
        assertThat(((Legible) reading(Format.PDF, file)).maskable()).isFalse();
        var id = put(Format.PDF, file);
        assertThat(documents.of(actor(), id, NUMBERS).blockOptional()).isEmpty();
    }

    @Test
    void saysWhyItCannotRead() throws IOException {
        var expected = new LinkedHashMap<Illegible, List<Map.Entry<Format, byte[]>>>();
        expected.put(Illegible.ENCRYPTED, List.of(Map.entry(Format.PDF, MadeDocuments.secretPdf("secret words"))));
        expected.put(
                Illegible.PICTURES_ONLY,
                List.of(Map.entry(Format.DOCX, MadeDocuments.docx(Map.of("word/media/image1.png", "")))));
        expected.put(
                Illegible.EMBEDDED,
                List.of(Map.entry(Format.DOCX, MadeDocuments.docx(Map.of("word/embeddings/a.xlsx", "PK")))));
        expected.put(
                Illegible.BROKEN,
                List.of(
                        Map.entry(Format.PDF, "%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8)),
                        Map.entry(Format.PDF, Arrays.copyOf(MadeDocuments.pdf("half"), 40)),
                        Map.entry(Format.XLSX, Arrays.copyOf(MadeDocuments.sheet(), 900)),
                        Map.entry(Format.DOCX, new byte[0]),
                        Map.entry(Format.DOCX, MadeDocuments.docx("<w:p><w:t a=\"")),
                        Map.entry(
                                Format.DOCX,
                                MadeDocuments.docx(Map.of(
                                        "word/document.xml",
                                        "<!DOCTYPE x [<!ENTITY p SYSTEM \"file:///etc/passwd\">]><x>&p;</x>")))));
        expected.put(Illegible.TOO_MUCH, List.of(Map.entry(Format.DOCX, MadeFiles.zipBomb(120))));
        expected.forEach((why, files) -> files.forEach(file ->
                assertThat(reading(file.getKey(), file.getValue())).as(why + "").isEqualTo(why)));
    }

    /** A scanner's stamp or a letter's head beside a scan says nothing of it. */
    @Test
    void namesThePagesOnlyAPersonCanRead() throws IOException {
        var scan = "Scanned by office, page 1 of 3, 2026-11-30, Fengxi village committee";
        var file = MadeDocuments.pdf(
                page -> page.text("ID " + MadeDocuments.IDENTITY + " of a person on a page that can be read"),
                page -> page.picture(600, 790),
                page -> page.text(scan).picture(500, 600),
                page -> page.text("A letter with a small stamp").picture(80, 80),
                page -> page.text("long words ".repeat(30)).picture(600, 790),
                MadeDocuments.Page::inlinePicture,
                page -> page.shapes(60),
                page -> page.shapes(4));
        var read = (Legible) reading(Format.PDF, file);
        assertThat(read.unread()).containsExactly(2, 3, 6, 7);
        assertThat(found(Format.PDF, file))
                .as("the rest is looked through")
                .containsExactly("第 1 页 1****************X");
    }

    /** Of whatever kind they are, and in the copy without numbers as well. */
    @Test
    void countsThePicturesOnlyAPersonCanRead() throws IOException {
        var parts = new LinkedHashMap<String, String>();
        parts.put("xl/workbook.xml", "<workbook/>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                "<worksheet><sheetData><row><c r=\"A1\" t=\"inlineStr\"><is><t>低保名单 " + PHONE
                        + "</t></is></c></row></sheetData></worksheet>");
        assertThat(((Legible) reading(Format.XLSX, MadeDocuments.docx(parts))).pictures())
                .isZero();
        parts.put("xl/media/image1.png", "PNG");
        parts.put("xl/Media/image2.JPEG", "JPEG");
        parts.put("docProps/thumbnail.jpeg", "JPEG");
        var file = MadeDocuments.docx(parts);
        assertThat(((Legible) reading(Format.XLSX, file)).pictures()).isEqualTo(2);
        var copy = (Legible) reading(Format.XLSX, masked(Format.XLSX, file));
        assertThat(copy.pictures()).isEqualTo(2);
        assertThat(found(Format.XLSX, file)).as("the words are looked through").hasSize(1);
        assertThat(found(Format.XLSX, masked(Format.XLSX, file))).isEmpty();
    }

    @Test
    void readsLinksBookmarksAndPropertiesOfAPdf() throws IOException {
        var file = MadeDocuments.margined("13711119051", "13711119052", "13711119053", "13711119054");
        assertThat(found(Format.PDF, file))
                .containsExactly("第 1 页 137****9051", "第 1 页 137****9052", "书签里 137****9053", "文件属性里 137****9054");
    }

    @Test
    void aFilePinnedToAPageOfAPdfIsReadByAPerson() throws IOException {
        assertThat(reading(Format.PDF, MadeDocuments.pinned())).isEqualTo(Illegible.EMBEDDED);
    }

    @Test
    void countsParts() throws IOException {
        var id = put(Format.DOCX, MadeDocuments.docx("<w:p><w:t>x</w:t></w:p>"));
        assertThat(documents(1).of(village, id).block()).isEqualTo(Illegible.TOO_MUCH);
    }

    @Test
    void picturesAndRecordingsHaveNoText() {
        assertThat(reading(Format.JPEG, new byte[10])).isEqualTo(Legible.nothing());
        assertThat(documents.of(village, new Attachment.Id(UUID.randomUUID())).blockOptional())
                .isEmpty();
    }

    private List<String> found(Format format, byte[] file) {
        var found = new ArrayList<String>();
        for (var part : ((Legible) reading(format, file)).parts()) {
            NUMBERS.in(part.text()).forEach(hit -> found.add(part.where() + " " + hit.masked()));
        }
        return found;
    }

    private Reading reading(Format format, byte[] file) {
        return Objects.requireNonNull(documents.of(village, put(format, file)).block(Duration.ofSeconds(30)));
    }

    private byte[] masked(Format format, byte[] file) {
        var copy = documents.of(actor(), put(format, file), NUMBERS).block(Duration.ofSeconds(30));
        return Objects.requireNonNull(
                bytes.kept.get(Objects.requireNonNull(copy).id()));
    }

    private Attachment.Id put(Format format, byte[] file) {
        var attachment = Samples.attachment(village, person, format, Attachment.State.REVIEW);
        bytes.kept.put(attachment.id(), file);
        var once = new Once("person:x", "attachment.upload", attachment.id().toString(), "");
        var event = new Event(
                UUID.randomUUID(),
                Optional.of(village),
                new Event.Subject("attachment", attachment.id().value(), 1),
                "attachment.uploaded",
                Map.of(),
                Samples.NOW);
        attachments.add(attachment, event, once).block();
        return attachment.id();
    }

    private Actor actor() {
        return new Actor(Optional.of(person), Optional.of(village), Set.of(Role.CADRE), Optional.empty(), Set.of());
    }

    private Documents documents(int entries) {
        var links = new MediaLinks(new byte[32], Optional.empty(), Duration.ofMinutes(1), Clock.systemUTC());
        var upload =
                new UploadAttachment(bytes, attachments, Contributors.NONE, links, Samples::nextId, Clock.systemUTC());
        var settings = new GateSettings(
                DataSize.ofMegabytes(100), entries, DataSize.ofMegabytes(32), 500, Duration.ofSeconds(20));
        return new Documents(attachments, bytes, upload, settings, Schedulers.boundedElastic());
    }

    /** Keeps bytes as they are. */
    private static final class Bytes implements AttachmentStore {
        private final Map<Attachment.Id, byte[]> kept = new HashMap<>();
        private byte[] draft = new byte[0];

        @Override
        public Mono<Draft> put(Flux<ByteBuffer> content) {
            return content.last().map(all -> {
                draft = all.array();
                return new Draft(UUID.randomUUID(), Format.XLSX, draft.length, Optional.empty(), "");
            });
        }

        @Override
        public Mono<Void> commit(Draft taken, Attachment.Id id) {
            return Mono.fromRunnable(() -> kept.put(id, draft));
        }

        @Override
        public Mono<Void> discard(Draft taken) {
            return Mono.empty();
        }

        @Override
        public Mono<Content> get(Attachment.Id id, Size size) {
            return Mono.justOrEmpty(kept.get(id))
                    .map(all -> new Content(all.length, Flux.just(all).map(ByteBuffer::wrap)));
        }

        @Override
        public Mono<Void> remove(Attachment.Id id) {
            return Mono.fromRunnable(() -> kept.remove(id));
        }
    }
}
