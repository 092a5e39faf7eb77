package village.api.attachment;

import java.text.Normalizer;
import java.util.Optional;

/** What a file is called for people: one line without a path, ending in what the file really is. */
public record FileName(String value) {
    private static final int MAX_STEM = 60;

    public FileName {
        if (value.isBlank() || value.length() > 2 * MAX_STEM + 10) {
            throw new IllegalArgumentException("file name: " + value.length() + " characters (expected: a few words)");
        }
    }

    /**
     * Cleans a name that was sent: folders, control characters, marks that turn the direction of writing and what no file
     * system takes go, whatever it claims to be is replaced by what it is. Empty where nothing readable is left.
     */
    public static Optional<FileName> of(String sent, Format format) {
        var last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        var stem = readable(withoutExtension(Normalizer.normalize(last, Normalizer.Form.NFC)));
        return Optional.of(stem)
                .filter(words -> words.codePoints().anyMatch(Character::isLetterOrDigit))
                .map(words -> new FileName(words + '.' + format.extension()));
    }

    private static String withoutExtension(String name) {
        return name.replaceAll("(\\.\\p{Alnum}{1,5})+\\s*$", "");
    }

    private static String readable(String words) {
        var plain = words.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "")
                .replaceAll("[<>:\"|?*;%]", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("^[. ]+|[. ]+$", "");
        var length = plain.codePointCount(0, plain.length());
        return length <= MAX_STEM
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, MAX_STEM)).strip();
    }

    @Override
    public String toString() {
        return value;
    }
}
