package village.api.evidence.checkpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** A signed note (C2SP signed-note): some lines and who signed them. */
public final class Note {
    static final String MARK = "\u2014 ";
    private static final int HASH_LENGTH = 4;

    private final String text;
    private final List<String> signatures;

    private Note(String text, List<String> signatures) {
        this.text = text;
        this.signatures = signatures;
    }

    /** Takes a note apart; refuses what has no signature. */
    public static Note parse(String note) {
        var cut = note.lastIndexOf("\n\n" + MARK);
        var end = note.indexOf("\n\n" + MARK);
        if (cut < 0 || cut != end || !note.endsWith("\n")) {
            throw new IllegalArgumentException("note (expected: text, an empty line, signatures)");
        }
        return new Note(
                note.substring(0, cut + 1), List.of(note.substring(cut + 2).split("\n")));
    }

    /** The text, if the key signed it. */
    public Optional<String> verified(VerifierKey key) {
        var words = MARK + key.name() + " ";
        return signatures.stream()
                        .filter(line -> line.startsWith(words))
                        .map(line -> decoded(line.substring(words.length())))
                        .anyMatch(tagged -> signed(key, tagged))
                ? Optional.of(text)
                : Optional.empty();
    }

    private boolean signed(VerifierKey key, byte[] tagged) {
        return tagged.length > HASH_LENGTH
                && Arrays.equals(Arrays.copyOf(tagged, HASH_LENGTH), key.hashBytes())
                && key.verifies(
                        text.getBytes(StandardCharsets.UTF_8), Arrays.copyOfRange(tagged, HASH_LENGTH, tagged.length));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
