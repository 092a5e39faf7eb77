package village.infra.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** The folder that keeps the demo village between runs. One run at a time holds it. */
final class DataFolder implements AutoCloseable {
    private final Path root;
    private final FileChannel channel;
    private final FileLock lock;

    private DataFolder(Path root, FileChannel channel, FileLock lock) {
        this.root = root;
        this.channel = channel;
        this.lock = lock;
    }

    /** Takes the folder for this run; refuses while another run has it. */
    static DataFolder locked(Path root) throws IOException {
        try {
            Files.createDirectories(root);
        } catch (FileSystemException e) {
            throw new Trouble("不能写入数据文件夹 " + root + "。", "The data folder " + root + " cannot be written.");
        }
        var channel = FileChannel.open(
                root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        var lock = tried(channel);
        if (lock == null) {
            channel.close();
            var pid = Files.readString(root.resolve("pid")).trim();
            throw new Trouble(
                    "另一个乡音正在使用数据文件夹 " + root + "（进程 " + pid + "）。请先停止它（kill " + pid + "），或用 --village.data=另一个文件夹。",
                    "Another run (process " + pid + ") is using " + root
                            + ". Stop it first, or choose --village.data=….");
        }
        Files.writeString(
                root.resolve("pid"), Long.toString(ProcessHandle.current().pid()));
        return new DataFolder(root, channel, lock);
    }

    private static @Nullable FileLock tried(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path(String name) {
        return root.resolve(name);
    }

    /** Forgets the demo village; the unpacked programs stay. */
    void wipe(String... names) {
        for (var name : names) {
            delete(root.resolve(name));
        }
    }

    /** The demo village's own secrets, drawn at first start. */
    Properties secrets() throws IOException {
        var file = root.resolve("secrets.properties");
        var secrets = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                secrets.load(reader);
            }
        }
        var known = secrets.size();
        List.of("session", "data", "evidence")
                .forEach(name -> secrets.computeIfAbsent("village.secrets." + name, missing -> random()));
        if (secrets.size() > known) {
            store(file, secrets);
        }
        return secrets;
    }

    private static void store(Path file, Properties secrets) throws IOException {
        if (Files.notExists(file)) {
            Files.createFile(file);
        }
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        try (var writer = Files.newBufferedWriter(file)) {
            secrets.store(writer, "of this demo village only");
        }
    }

    private static String random() {
        var bytes = new byte[48];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static void delete(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (var all = Files.walk(path)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
