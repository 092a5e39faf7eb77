package village.infra.identity.roster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.roster.RosterImports;

/** Keeps an uploaded spreadsheet on disk while it is imported. It holds personal data and is deleted right after. */
final class RosterUploads {
    private final Scheduler scheduler;
    private final SecretKeySpec key;

    /** @param key keys the fingerprints */
    RosterUploads(Scheduler scheduler, byte[] key) {
        this.scheduler = scheduler;
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** @param fingerprint keyed hash of the content, hexadecimal */
    record Upload(Path file, String fingerprint) {}

    /** Writes the content down as it comes; stops at the size limit. Whoever goes away leaves nothing behind. */
    Mono<Upload> store(Flux<ByteBuffer> content) {
        return Mono.usingWhen(
                Mono.fromCallable(this::begun).subscribeOn(scheduler),
                writing -> content.publishOn(scheduler)
                        .doOnNext(writing::write)
                        .then(Mono.fromCallable(writing::finished)),
                writing -> Mono.empty(),
                (writing, failure) -> discarded(writing),
                this::discarded);
    }

    Mono<Void> delete(Upload upload) {
        return deleted(upload.file());
    }

    private Mono<Void> discarded(Writing writing) {
        return Mono.<Void>fromRunnable(writing::close).subscribeOn(scheduler).then(deleted(writing.file));
    }

    private Mono<Void> deleted(Path file) {
        return Mono.<Void>fromCallable(() -> {
                    Files.deleteIfExists(file);
                    return null;
                })
                .subscribeOn(scheduler);
    }

    private Writing begun() throws IOException, GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        var file = Files.createTempFile("xiangyin-roster-", ".xlsx");
        return new Writing(file, FileChannel.open(file, StandardOpenOption.WRITE), mac);
    }

    private static final class Writing {
        private final Path file;
        private final FileChannel channel;
        private final Mac mac;
        private long bytes;

        Writing(Path file, FileChannel channel, Mac mac) {
            this.file = file;
            this.channel = channel;
            this.mac = mac;
        }

        void write(ByteBuffer part) {
            bytes += part.remaining();
            if (bytes > RosterImports.MAX_BYTES) {
                throw Refusal.of(Reason.REQUEST_TOO_LARGE, "名册文件不能超过 10 MB。");
            }
            mac.update(part.duplicate());
            try {
                while (part.hasRemaining()) {
                    channel.write(part);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Upload finished() {
            close();
            return new Upload(file, HexFormat.of().formatHex(mac.doFinal()));
        }

        void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
