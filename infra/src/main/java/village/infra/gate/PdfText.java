package village.infra.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import village.api.gate.AttachmentTexts.Illegible;
import village.api.gate.AttachmentTexts.Legible;
import village.api.gate.AttachmentTexts.Part;

/** What stands on the pages of a PDF, in its forms and notes. Blocks. */
final class PdfText {
    private static final int SAYS_SOMETHING = 10;

    private PdfText() {}

    static Legible of(byte[] bytes, GateSettings settings) throws IOException, UnreadableException {
        var memory = MemoryUsageSetting.setupMainMemoryOnly(settings.maxText().toBytes());
        try (var document = Loader.loadPDF(bytes, "", null, null, memory.streamCache)) {
            return new Legible(pages(document, settings), false);
        } catch (InvalidPasswordException secret) {
            throw new UnreadableException(Illegible.ENCRYPTED);
        }
    }

    private static List<Part> pages(PDDocument document, GateSettings settings)
            throws IOException, UnreadableException {
        if (document.getNumberOfPages() > settings.maxPages()) {
            throw new UnreadableException(Illegible.TOO_MUCH);
        }
        var parts = new ArrayList<Part>();
        var left = settings.maxText().toBytes();
        for (var number = 1; number <= document.getNumberOfPages(); number++) {
            var text = page(document, number);
            left -= text.length();
            if (left < 0 || Thread.currentThread().isInterrupted()) {
                throw new UnreadableException(Illegible.TOO_MUCH);
            }
            parts.add(new Part("第 " + number + " 页", text));
        }
        fields(document, parts);
        if (document.getDocumentCatalog().getNames() != null
                && document.getDocumentCatalog().getNames().getEmbeddedFiles() != null) {
            throw new UnreadableException(Illegible.EMBEDDED);
        }
        return parts;
    }

    private static String page(PDDocument document, int number) throws IOException, UnreadableException {
        var reader = new Reader();
        reader.setStartPage(number);
        reader.setEndPage(number);
        reader.setSortByPosition(true);
        var text = reader.getText(document);
        var page = document.getPage(number - 1);
        var said = text.chars().filter(each -> !Character.isWhitespace(each)).count();
        if (reader.unknown > said / 20 || (said < SAYS_SOMETHING && pictured(page))) {
            throw new UnreadableException(Illegible.PICTURES_ONLY);
        }
        return text + notes(page);
    }

    private static boolean pictured(PDPage page) {
        var resources = page.getResources();
        return resources != null && resources.getXObjectNames().iterator().hasNext();
    }

    private static String notes(PDPage page) throws IOException {
        var notes = new StringBuilder();
        for (var note : page.getAnnotations()) {
            notes.append("\n\n").append(note.getContents());
        }
        return notes.toString();
    }

    private static void fields(PDDocument document, List<Part> parts) {
        var form = document.getDocumentCatalog().getAcroForm();
        if (form != null) {
            form.getFieldTree().forEach(field -> parts.add(new Part("表单里", field.getValueAsString())));
        }
    }

    /** Counts what is drawn without saying which characters it is. */
    private static final class Reader extends PDFTextStripper {
        private int unknown;

        @Override
        protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
            if (font.toUnicode(code) == null) {
                unknown++;
            }
            super.showGlyph(matrix, font, code, displacement);
        }
    }
}
