package village.infra.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.evidence.checkpoint.Holder;
import village.api.evidence.checkpoint.SignedCheckpoint;

/** Writes each checkpoint as a file of its own, whole or not at all, for somebody else to carry away. */
final class FolderHolder implements Holder {
    private static final Pattern NAME = Pattern.compile("checkpoint-[0-9]{12}\\.txt");

    private final Path folder;

    FolderHolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String name() {
        return "folder";
    }

    @Override
    public Mono<Void> take(SignedCheckpoint checkpoint) {
        return Mono.<Void>fromRunnable(() -> write(checkpoint)).subscribeOn(Schedulers.boundedElastic());
    }

    @Override
    public Mono<String> newestNote() {
        return Mono.fromCallable(this::newest).flatMap(Mono::justOrEmpty).subscribeOn(Schedulers.boundedElastic());
    }

    /** Names sort as their sizes do. */
    private Optional<String> newest() throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (var files = Files.list(folder)) {
            var last = files.filter(
                            file -> NAME.matcher(file.getFileName().toString()).matches())
                    .max(Comparator.naturalOrder());
            return last.isEmpty() ? Optional.empty() : Optional.of(Files.readString(last.get()));
        }
    }

    private void write(SignedCheckpoint checkpoint) {
        var name = "checkpoint-%012d.txt".formatted(checkpoint.checkpoint().size());
        try {
            Files.createDirectories(folder);
            var begun = Files.createTempFile(folder, name, ".part");
            Files.writeString(begun, checkpoint.note());
            Files.move(
                    begun, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
