package village.infra.gate;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;

/**
 * The text of a page, and whether that is what it shows: a scan, letters drawn as shapes, or characters of which nobody
 * says what they are can be read by a person only. Blocks.
 */
record PdfPage(String text, boolean legible) {
    /** Fewer characters beside a picture or drawing are its caption, not the page. */
    private static final int SAYS_SOMETHING = 10;
    /** Fewer characters than these beside a large picture are the stamp of a scanner, or the head of a letter. */
    private static final int SAYS_ENOUGH = 200;

    private static final double LARGE = 0.25;
    private static final int DRAWING = 30;
    private static final int MOST_UNKNOWN = 20;

    static PdfPage of(PDDocument document, int number) throws IOException {
        var page = document.getPage(number - 1);
        var reader = new Reader();
        reader.setStartPage(number);
        reader.setEndPage(number);
        reader.setSortByPosition(true);
        var text = reader.getText(document);
        var said = text.chars().filter(each -> !Character.isWhitespace(each)).count();
        var silent = said < SAYS_SOMETHING && (pictured(page) || reader.pictured > 0 || reader.shapes >= DRAWING);
        var scanned = said < SAYS_ENOUGH && reader.pictured >= LARGE * area(page);
        return new PdfPage(text, reader.unknown <= said / MOST_UNKNOWN && !silent && !scanned);
    }

    private static boolean pictured(PDPage page) {
        var resources = page.getResources();
        return resources != null && resources.getXObjectNames().iterator().hasNext();
    }

    private static double area(PDPage page) {
        return (double) page.getCropBox().getWidth() * page.getCropBox().getHeight();
    }

    /** Counts what is drawn without saying which characters it is. */
    private static final class Reader extends PDFTextStripper {
        private int unknown;
        private int shapes;
        private double pictured;

        @Override
        protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
            if (font.toUnicode(code) == null) {
                unknown++;
            }
            super.showGlyph(matrix, font, code, displacement);
        }

        @Override
        protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
            switch (operator.getName()) {
                case "Do" -> pictured += picture(operands) ? here() : 0;
                case "BI" -> pictured += here();
                case "f", "F", "f*", "B", "B*", "b", "b*" -> shapes++;
                default -> {
                    // shows nothing by itself
                }
            }
            super.processOperator(operator, operands);
        }

        private boolean picture(List<COSBase> operands) {
            return !operands.isEmpty()
                    && operands.get(0) instanceof COSName name
                    && getResources() != null
                    && getResources().isImageXObject(name);
        }

        /** How much of the page a picture drawn now takes. */
        private double here() {
            return Math.abs(getGraphicsState()
                    .getCurrentTransformationMatrix()
                    .createAffineTransform()
                    .getDeterminant());
        }
    }
}
