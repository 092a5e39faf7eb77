package village.infra.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import village.api.gate.AttachmentTexts.Illegible;
import village.api.gate.AttachmentTexts.Legible;
import village.api.gate.AttachmentTexts.Part;

/** What stands on the pages of a PDF, in its forms, notes, links, bookmarks and properties. Blocks. */
final class PdfText {
    private PdfText() {}

    static Legible of(byte[] bytes, GateSettings settings) throws IOException, UnreadableException {
        var memory = MemoryUsageSetting.setupMainMemoryOnly(settings.maxText().toBytes());
        try (var document = Loader.loadPDF(bytes, "", null, null, memory.streamCache)) {
            return pages(document, settings);
        } catch (InvalidPasswordException secret) {
            throw new UnreadableException(Illegible.ENCRYPTED);
        }
    }

    private static Legible pages(PDDocument document, GateSettings settings) throws IOException, UnreadableException {
        if (document.getNumberOfPages() > settings.maxPages()) {
            throw new UnreadableException(Illegible.TOO_MUCH);
        }
        var parts = new ArrayList<Part>();
        var unread = new ArrayList<Integer>();
        var left = settings.maxText().toBytes();
        for (var number = 1; number <= document.getNumberOfPages(); number++) {
            var page = PdfPage.of(document, number);
            left -= page.text().length();
            if (left < 0 || Thread.currentThread().isInterrupted()) {
                throw new UnreadableException(Illegible.TOO_MUCH);
            }
            if (!page.legible()) {
                unread.add(number);
            }
            parts.add(new Part("第 " + number + " 页", page.text() + PdfMargin.notes(document.getPage(number - 1))));
        }
        fields(document, parts);
        parts.add(new Part("书签里", PdfMargin.bookmarks(document)));
        parts.add(new Part("文件属性里", PdfMargin.properties(document)));
        if (document.getDocumentCatalog().getNames() != null
                && document.getDocumentCatalog().getNames().getEmbeddedFiles() != null) {
            throw new UnreadableException(Illegible.EMBEDDED);
        }
        return new Legible(parts, false, unread);
    }

    private static void fields(PDDocument document, List<Part> parts) {
        var form = document.getDocumentCatalog().getAcroForm();
        if (form != null) {
            form.getFieldTree().forEach(field -> parts.add(new Part("表单里", field.getValueAsString())));
        }
    }
}
