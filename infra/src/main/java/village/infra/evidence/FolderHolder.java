package village.infra.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.evidence.checkpoint.Holder;
import village.api.evidence.checkpoint.SignedCheckpoint;

/** Writes each checkpoint as a file of its own, whole or not at all, for somebody else to carry away. */
final class FolderHolder implements Holder {
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
