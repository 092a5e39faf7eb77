package village.api.gate;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.place.Village;

/** What can be read in attachments. */
public interface AttachmentTexts {
    /**
     * Reads one attachment of a village. Pictures and recordings have no text. Never fails for what is in a file: what
     * cannot be read, or not within the limits of size and time, is {@link Illegible}. Empty where there is no such
     * attachment.
     */
    Mono<Reading> of(Village.Id village, Attachment.Id attachment);

    sealed interface Reading {}

    /**
     * Every text of the file, also hidden sheets, comments, headers and footers, link targets.
     *
     * @param maskable whether {@link MaskedCopies} can copy it
     * @param unread numbers of the pages that show something nobody can read but a person: scans, drawn letters
     * @param pictures how many pictures stand among the words of a file without pages; what they show nobody read
     */
    record Legible(List<Part> parts, boolean maskable, List<Integer> unread, int pictures) implements Reading {
        public Legible {
            parts = List.copyOf(parts);
            unread = List.copyOf(unread);
        }

        /** Of a file with pages. */
        public Legible(List<Part> parts, boolean maskable, List<Integer> unread) {
            this(parts, maskable, unread, 0);
        }

        /** Every page of it can be read. */
        public Legible(List<Part> parts, boolean maskable) {
            this(parts, maskable, List.of(), 0);
        }

        /** Of something without words. */
        public static Legible nothing() {
            return new Legible(List.of(), false);
        }
    }

    /**
     * A paragraph, a cell, a page.
     *
     * @param where in Chinese, for example {@code “名册”表 C3 格}; possibly nothing
     */
    record Part(String where, String text) {
        /** Never shows the text. */
        @Override
        public String toString() {
            return where;
        }
    }

    /** Why a document cannot be read. */
    enum Illegible implements Reading {
        ENCRYPTED("有密码"),
        PICTURES_ONLY("只有图片"),
        EMBEDDED("里面还带着别的文件"),
        BROKEN("已损坏"),
        TOO_MUCH("内容太多");

        private final String words;

        Illegible(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
