package village.infra.gate;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationFileAttachment;
import org.jspecify.annotations.Nullable;
import village.api.gate.AttachmentTexts.Illegible;

/** What a PDF says beside its pages: notes and where links lead, bookmarks, properties. Blocks. */
final class PdfMargin {
    /** A note's words, its author, its subject, and its words with their looks. */
    private static final List<COSName> WORDS =
            List.of(COSName.CONTENTS, COSName.T, COSName.SUBJ, COSName.getPDFName("RC"));

    private static final List<COSName> PROPERTIES =
            List.of(COSName.TITLE, COSName.SUBJECT, COSName.KEYWORDS, COSName.AUTHOR);
    private static final int MOST_BOOKMARKS = 20_000;

    private PdfMargin() {}

    /** Refuses a page with a file pinned to it. */
    static String notes(PDPage page) throws IOException, UnreadableException {
        var notes = new StringBuilder();
        for (var note : page.getAnnotations()) {
            if (note instanceof PDAnnotationFileAttachment) {
                throw new UnreadableException(Illegible.EMBEDDED);
            }
            notes.append(words(note));
        }
        return notes.toString();
    }

    private static String words(PDAnnotation note) {
        var dictionary = note.getCOSObject();
        return texts(Stream.concat(
                WORDS.stream().flatMap(name -> Stream.ofNullable(dictionary.getString(name))),
                Stream.ofNullable(target(dictionary))));
    }

    /** Where a link or a button leads, the telephone too. */
    private static @Nullable String target(COSDictionary holder) {
        return holder.getDictionaryObject(COSName.A) instanceof COSDictionary action
                ? action.getString(COSName.URI)
                : null;
    }

    /** Refuses more than anybody makes; a circle of bookmarks is read once. */
    static String bookmarks(PDDocument document) throws UnreadableException {
        var outline = document.getDocumentCatalog().getDocumentOutline();
        if (outline == null) {
            return "";
        }
        var words = new StringBuilder();
        var seen = Collections.<COSBase>newSetFromMap(new IdentityHashMap<>());
        var open = new ArrayDeque<COSDictionary>(List.of(outline.getCOSObject()));
        while (!open.isEmpty()) {
            var item = open.pop();
            if (!seen.add(item)) {
                continue;
            }
            if (seen.size() > MOST_BOOKMARKS) {
                throw new UnreadableException(Illegible.TOO_MUCH);
            }
            words.append(texts(
                    Stream.concat(Stream.ofNullable(item.getString(COSName.TITLE)), Stream.ofNullable(target(item)))));
            for (var next : List.of(COSName.FIRST, COSName.NEXT)) {
                if (item.getDictionaryObject(next) instanceof COSDictionary there) {
                    open.push(there);
                }
            }
        }
        return words.toString();
    }

    static String properties(PDDocument document) {
        var properties = document.getDocumentInformation().getCOSObject();
        return texts(PROPERTIES.stream().flatMap(name -> Stream.ofNullable(properties.getString(name))));
    }

    /** Each apart from the others, so that no two make a number together. */
    private static String texts(Stream<String> texts) {
        return texts.filter(text -> !text.isBlank()).map(text -> "\n\n" + text).collect(Collectors.joining());
    }
}
