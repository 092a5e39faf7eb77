package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.AttachmentStore.Size;

/** What every {@link AttachmentStore} does. */
public interface AttachmentStoreContract {
    Duration PATIENCE = Duration.ofSeconds(20);

    AttachmentStore store();

    /** How many files there are, drafts included. */
    int files();

    @Test
    default void givesBackWhatItKept() {
        var sent = amr(200_000);
        var draft = put(sent);
        var id = new Attachment.Id(UUID.randomUUID());
        store().commit(draft, id).block(PATIENCE);
        assertThat(draft.format()).isEqualTo(Format.AMR);
        assertThat(draft.bytes()).isEqualTo(200_000);
        assertThat(read(id, Size.FULL)).isEqualTo(sent);
        assertThat(read(id, Size.THUMB)).isEqualTo(sent);
    }

    @Test
    default void givesBackTheSameToEveryReader() {
        var sent = amr(300_000);
        var id = new Attachment.Id(UUID.randomUUID());
        store().commit(put(sent), id).block(PATIENCE);
        var content = store().get(id, Size.FULL).block(PATIENCE);
        assertThat(bytes(content)).isEqualTo(sent);
        assertThat(bytes(content)).isEqualTo(sent);
        assertThat(content.bytes()).isEqualTo(300_000);
    }

    @Test
    default void hasNothingUnderAnUnknownId() {
        assertThat(store().get(new Attachment.Id(UUID.randomUUID()), Size.FULL).block(PATIENCE))
                .isNull();
    }

    @Test
    default void forgetsDraftsAndFiles() {
        var before = files();
        store().discard(put(amr(5000))).block(PATIENCE);
        assertThat(files()).isEqualTo(before);
        var id = new Attachment.Id(UUID.randomUUID());
        var draft = put(amr(5000));
        store().commit(draft, id).block(PATIENCE);
        store().discard(draft).block(PATIENCE);
        assertThat(files()).isEqualTo(before + 1);
        store().remove(id).block(PATIENCE);
        store().remove(id).block(PATIENCE);
        assertThat(files()).isEqualTo(before);
        assertThat(store().get(id, Size.FULL).block(PATIENCE)).isNull();
    }

    @Test
    default void digestsEqualBytesAlike() {
        assertThat(put(amr(5000)).digest())
                .isEqualTo(put(amr(5000)).digest())
                .isNotEqualTo(put(amr(5001)).digest());
    }

    @Test
    default void stopsReadingWhatIsTooLarge() {
        var before = files();
        var read = new AtomicLong();
        var endless = Flux.<byte[]>generate(sink -> sink.next(amr(64 * 1024)))
                .take(16 * 1024)
                .doOnNext(piece -> read.addAndGet(piece.length))
                .map(ByteBuffer::wrap);
        assertThatThrownBy(() -> store().put(endless).block(PATIENCE))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.ATTACHMENT_TOO_LARGE));
        assertThat(read.get()).isLessThan(16 * 1024 * 1024);
        assertThat(files()).isEqualTo(before);
    }

    @Test
    default void refusesAProgramWhateverItIsCalled() {
        var before = files();
        var program = new byte[20_000];
        program[0] = 'M';
        program[1] = 'Z';
        assertThatThrownBy(() -> put(program))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.ATTACHMENT_TYPE));
        assertThat(files()).isEqualTo(before);
    }

    @Test
    default void leavesNothingBehindWhenTheSenderBreaksOff() {
        var before = files();
        var broken = Flux.just(ByteBuffer.wrap(amr(5000))).concatWith(Flux.error(new IllegalStateException("gone")));
        assertThatThrownBy(() -> store().put(broken).block(PATIENCE)).hasMessage("gone");
        assertThat(files()).isEqualTo(before);
    }

    private AttachmentStore.Draft put(byte[] bytes) {
        return store().put(pieces(bytes)).block(PATIENCE);
    }

    private byte[] read(Attachment.Id id, Size size) {
        return bytes(store().get(id, size).block(PATIENCE));
    }

    static byte[] bytes(AttachmentStore.Content content) {
        var all = new ByteArrayOutputStream();
        for (var piece : content.content().collectList().block(PATIENCE)) {
            var bytes = new byte[piece.remaining()];
            piece.get(bytes);
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }

    static Flux<ByteBuffer> pieces(byte[] bytes) {
        return Flux.range(0, (bytes.length + 999) / 1000)
                .map(number -> Arrays.copyOfRange(bytes, number * 1000, Math.min(bytes.length, number * 1000 + 1000)))
                .map(ByteBuffer::wrap);
    }

    /** A recording as WeChat's public accounts send it. */
    static byte[] amr(int length) {
        var bytes = new byte[length];
        var head = "#!AMR\n".getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, bytes, 0, head.length);
        return bytes;
    }
}
