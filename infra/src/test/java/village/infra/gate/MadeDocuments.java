package village.infra.gate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.dhatim.fastexcel.Workbook;

/** Documents made by hand. */
public final class MadeDocuments {
    public static final String PHONE = "13711119050";
    public static final String IDENTITY = "11010519491231002X";
    private static final String WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private MadeDocuments() {}

    /** A phone as a figure, an identity number as a text, and harmless amounts. */
    public static byte[] sheet() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            workbook.newWorksheet("收支").value(0, 0, "金额");
            var sheet = workbook.newWorksheet("名册");
            sheet.value(0, 0, "姓名");
            sheet.value(2, 2, Long.parseLong(PHONE));
            sheet.style(2, 2).bold().set();
            sheet.value(3, 0, "低保户 " + IDENTITY);
            sheet.value(3, 1, 12500.5);
        }
        return bytes.toByteArray();
    }

    public static byte[] docx(String body) throws IOException {
        return docx(Map.of(
                "word/document.xml",
                "<w:document xmlns:w=\"" + WORD + "\"><w:body>" + body + "</w:body></w:document>"));
    }

    public static byte[] docx(Map<String, String> parts) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            put(zip, "[Content_Types].xml", "<Types/>");
            for (var part : parts.entrySet()) {
                put(zip, part.getKey(), part.getValue());
            }
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    public static byte[] pdf(String text) throws IOException {
        try (var document = new PDDocument()) {
            written(document, text);
            return saved(document);
        }
    }

    /** A number in what a note is about, where a link leads, in a bookmark of a bookmark, and in the keywords. */
    static byte[] margined(String subject, String link, String bookmark, String keywords) throws IOException {
        try (var document = new PDDocument()) {
            written(document, "words");
            var note = new PDAnnotationText();
            note.setContents("see");
            note.setSubject("Tel " + subject);
            var leading = new PDAnnotationLink();
            var action = new PDActionURI();
            action.setURI("tel:" + link);
            leading.setAction(action);
            document.getPage(0).setAnnotations(List.of(note, leading));
            var outline = new PDDocumentOutline();
            var chapter = new PDOutlineItem();
            chapter.setTitle("1");
            var section = new PDOutlineItem();
            section.setTitle("Tel " + bookmark);
            outline.addLast(chapter);
            chapter.addLast(section);
            document.getDocumentCatalog().setDocumentOutline(outline);
            document.getDocumentInformation().setKeywords("Tel " + keywords);
            return saved(document);
        }
    }

    static byte[] pinned() throws IOException {
        try (var document = new PDDocument()) {
            written(document, "words");
            document.getPage(0).setAnnotations(List.of(new PDAnnotationFileAttachment()));
            return saved(document);
        }
    }

    public static byte[] secretPdf(String text) throws IOException {
        try (var document = new PDDocument()) {
            written(document, text);
            document.protect(new StandardProtectionPolicy("owner", "reader", new AccessPermission()));
            return saved(document);
        }
    }

    public static byte[] scannedPdf() throws IOException {
        return pdf(page -> page.picture(600, 790));
    }

    /** Draws one page. */
    public interface Drawing {
        void on(Page page) throws IOException;
    }

    /** A page that is being drawn. */
    public record Page(PDDocument document, PDPageContentStream content) {
        public Page text(String text) throws IOException {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText(text);
            content.endText();
            return this;
        }

        public Page picture(int width, int height) throws IOException {
            var picture =
                    LosslessFactory.createFromImage(document, new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB));
            content.drawImage(picture, 0, 0, width, height);
            return this;
        }

        /** A picture inside of the page's own stream. */
        @SuppressWarnings("deprecation")
        public void inlinePicture() throws IOException {
            content.appendRawCommands("q 500 0 0 700 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n");
        }

        /** As letters are once they were turned into outlines. */
        public void shapes(int many) throws IOException {
            for (var at = 0; at < many; at++) {
                content.addRect(50f + at * 5, 600, 4, 8);
                content.fill();
            }
        }
    }

    public static byte[] pdf(Drawing... pages) throws IOException {
        try (var document = new PDDocument()) {
            for (var drawing : pages) {
                var page = new PDPage();
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    drawing.on(new Page(document, content));
                }
            }
            return saved(document);
        }
    }

    private static void written(PDDocument document, String text) throws IOException {
        var page = new PDPage();
        document.addPage(page);
        try (var content = new PDPageContentStream(document, page)) {
            content.beginText();
            content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
            content.newLineAtOffset(50, 700);
            content.showText(text);
            content.endText();
        }
    }

    private static byte[] saved(PDDocument document) throws IOException {
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }
}
