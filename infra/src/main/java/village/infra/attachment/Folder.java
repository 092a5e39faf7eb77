package village.infra.attachment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore.Size;

/**
 * Where files lie: {@code incoming/} for uploads under way, {@code ab/cd/<id>} for what is kept, by the last digits of
 * the id. Every name is made here from an id; nothing a client wrote becomes part of a path. Blocks.
 */
final class Folder {
    private final Path root;
    private final Path incoming;

    Folder(Path root) {
        this.root = root;
        this.incoming = root.resolve("incoming");
        try {
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path raw(UUID token) {
        return incoming.resolve(token + ".raw");
    }

    Path draft(UUID token, Size size) {
        return incoming.resolve(token + suffix(size));
    }

    /** Moves a draft to its place, durably. The full size goes last: what has it is complete. */
    void keep(UUID token, Attachment.Id id) throws IOException {
        var place = Files.createDirectories(place(id));
        var thumb = draft(token, Size.THUMB);
        if (Files.exists(thumb)) {
            move(thumb, kept(id, Size.THUMB));
        }
        move(draft(token, Size.FULL), kept(id, Size.FULL));
        force(place);
    }

    /** Empty when nothing is kept under the id. */
    Optional<Path> find(Attachment.Id id, Size size) {
        var full = kept(id, Size.FULL);
        var wanted = kept(id, size);
        return Files.exists(full) ? Optional.of(Files.exists(wanted) ? wanted : full) : Optional.empty();
    }

    /** Empty when it was not converted yet. */
    Optional<Path> findConverted(Attachment.Id id) {
        return Optional.of(kept(id, Size.PLAYABLE)).filter(Files::exists);
    }

    /** Moves a converted recording beside its original. */
    Path keepConverted(UUID token, Attachment.Id id) throws IOException {
        var place = kept(id, Size.PLAYABLE);
        move(draft(token, Size.PLAYABLE), place);
        return place;
    }

    /** Whether there was any. */
    boolean forgetRaw(UUID token) throws IOException {
        return Files.deleteIfExists(raw(token));
    }

    void forgetDraft(UUID token) throws IOException {
        Files.deleteIfExists(raw(token));
        Files.deleteIfExists(draft(token, Size.THUMB));
        Files.deleteIfExists(draft(token, Size.PLAYABLE));
        Files.deleteIfExists(draft(token, Size.FULL));
    }

    void forget(Attachment.Id id) throws IOException {
        Files.deleteIfExists(kept(id, Size.FULL));
        Files.deleteIfExists(kept(id, Size.THUMB));
        Files.deleteIfExists(kept(id, Size.PLAYABLE));
    }

    /** Deletes drafts that a crash left behind. */
    void sweep(Instant olderThan) throws IOException {
        try (var drafts = Files.newDirectoryStream(incoming)) {
            for (var draft : drafts) {
                if (lastTouched(draft).isBefore(olderThan)) {
                    Files.deleteIfExists(draft);
                }
            }
        }
    }

    private static Instant lastTouched(Path path) throws IOException {
        try {
            return Files.getLastModifiedTime(path).toInstant();
        } catch (NoSuchFileException gone) {
            return Instant.MAX;
        }
    }

    private Path kept(Attachment.Id id, Size size) {
        return place(id).resolve(id + suffix(size));
    }

    private Path place(Attachment.Id id) {
        var name = id.toString();
        var end = name.length();
        return root.resolve(name.substring(end - 2)).resolve(name.substring(end - 4, end - 2));
    }

    private static String suffix(Size size) {
        return switch (size) {
            case FULL -> "";
            case THUMB -> ".thumb";
            case PLAYABLE -> ".mp3";
        };
    }

    private static void move(Path from, Path to) throws IOException {
        force(from);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void force(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
