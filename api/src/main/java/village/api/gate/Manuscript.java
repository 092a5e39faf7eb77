package village.api.gate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import village.api.attachment.Attachment;

/**
 * All that would go out with a publication. Put everything in that a reader will see or can take from the page: titles,
 * rich text as it is sent, every cell of a table by itself, captions, link texts, the names of files.
 *
 * @param passages texts, each with a pointer of its own
 * @param attachments in the order they are shown in
 * @param pictures what is seen or heard within it, recordings too: what such a file is called goes out with it
 */
public record Manuscript(List<Passage> passages, List<Attachment.Id> attachments, List<Picture> pictures) {
    public Manuscript {
        passages = List.copyOf(passages);
        attachments = List.copyOf(attachments);
        pictures = List.copyOf(pictures);
    }

    public Manuscript(List<Passage> passages, List<Attachment.Id> attachments) {
        this(passages, attachments, List.of());
    }

    /** @param pointer where it is shown, for example {@code /cover} */
    public record Picture(String pointer, Attachment.Id file) {}

    /**
     * One text.
     *
     * @param pointer JSON pointer into what the editor sends, for example {@code /body} or {@code /table/rows/3/payee}
     */
    public record Passage(String pointer, String text) {
        /** Never shows the text. */
        @Override
        public String toString() {
            return pointer;
        }
    }

    /** The text under a pointer; empty where there is none. */
    public Optional<String> text(String pointer) {
        return passages.stream()
                .filter(passage -> passage.pointer().equals(pointer))
                .map(Passage::text)
                .findFirst();
    }

    /** The same for the same content, another for any other: SHA-256, hexadecimal. */
    public String digest() {
        var digest = sha256();
        passages.forEach(passage -> {
            add(digest, "passage");
            add(digest, passage.pointer());
            add(digest, passage.text());
        });
        attachments.forEach(attachment -> {
            add(digest, "attachment");
            add(digest, attachment.toString());
        });
        pictures.forEach(picture -> {
            add(digest, "picture");
            add(digest, picture.pointer());
            add(digest, picture.file().toString());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** With other words in every passage. */
    Manuscript rewritten(UnaryOperator<String> words) {
        return new Manuscript(
                passages.stream()
                        .map(passage -> new Passage(passage.pointer(), words.apply(passage.text())))
                        .toList(),
                attachments,
                pictures);
    }

    /** Each piece with its length, so that no two contents run together. */
    private static void add(MessageDigest digest, String piece) {
        var bytes = piece.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
