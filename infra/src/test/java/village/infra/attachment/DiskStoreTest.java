package village.infra.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.attachment.AttachmentStoreContract.amr;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;
import village.api.attachment.AttachmentStore.Size;
import village.api.attachment.AttachmentStoreContract;
import village.api.attachment.Format;

class DiskStoreTest implements AttachmentStoreContract {
    @TempDir
    Path folder;

    private AttachmentStore store;

    @Override
    public AttachmentStore store() {
        if (store == null) {
            store = store(folder);
        }
        return store;
    }

    private static AttachmentStore store(Path folder) {
        return store(folder, "");
    }

    private static AttachmentStore store(Path folder, String converter) {
        var settings = new AttachmentSettings(
                folder,
                DataSize.ofMegabytes(10),
                DataSize.ofMegabytes(5),
                DataSize.ofMegabytes(20),
                40_000_000,
                DataSize.ofMegabytes(50),
                1000,
                Duration.ofSeconds(2),
                "",
                Duration.ofMinutes(30));
        return new DiskStore(
                new Folder(folder),
                new Sniffer(),
                new Examination(new Images(settings.maxPixels()), new OfficeFiles(50_000_000, 1000)),
                settings,
                new byte[32],
                new VoiceConverter(converter),
                UUID::randomUUID,
                new DiskStore.Schedulers(Schedulers.boundedElastic(), Schedulers.boundedElastic()));
    }

    @Override
    public int files() {
        try (var all = Files.walk(folder)) {
            return (int) all.filter(Files::isRegularFile).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aRecordingIsConvertedWhenItIsFirstAskedForAndKept() {
        store = store(folder, "cp {in} {out}");
        var kept = kept(amr(3_000));
        assertThat(bytes(kept, Size.PLAYABLE)).isEqualTo(bytes(kept, Size.FULL));
        assertThat(files()).isEqualTo(2);
        store = store(folder, "false");
        assertThat(bytes(kept, Size.PLAYABLE)).hasSize(3_000);
        store.remove(kept).block(Duration.ofSeconds(5));
        assertThat(files()).isZero();
    }

    @Test
    void aRecordingThatCannotBeConvertedLeavesNothingBehind() {
        for (var command : List.of("", "false", "true")) {
            store = store(folder, command);
            var kept = kept(amr(3_000));
            assertThat(store.get(kept, Size.PLAYABLE).blockOptional(Duration.ofSeconds(5)))
                    .isEmpty();
            store.remove(kept).block(Duration.ofSeconds(5));
            assertThat(files()).isZero();
        }
    }

    @Test
    void anImageLosesPlaceCameraAndEverythingElseButItsPicture() throws IOException {
        var sent = MadeFiles.jpegWithGps(60, 40);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains("Exif", MadeFiles.CAMERA);
        var kept = kept(sent);
        var text = new String(bytes(kept, Size.FULL), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("Exif").doesNotContain(MadeFiles.CAMERA).doesNotContain("<script>");
        var thumb = new String(bytes(kept, Size.THUMB), StandardCharsets.ISO_8859_1);
        assertThat(thumb).doesNotContain("Exif").doesNotContain(MadeFiles.CAMERA);
    }

    @Test
    void anImageThatLayDownStandsUp() throws IOException {
        var picture = picture(bytes(kept(MadeFiles.jpegWithGps(60, 40)), Size.FULL));
        assertThat(picture.getWidth()).isEqualTo(40);
        assertThat(picture.getHeight()).isEqualTo(60);
    }

    @Test
    void aLargeImageIsMadeSmallerAndHasAThumbnail() throws IOException {
        var kept = kept(MadeFiles.image("jpeg", 4000, 1000));
        assertThat(kept.draft().dimensions()).contains(new Attachment.Dimensions(2560, 640));
        assertThat(picture(bytes(kept, Size.FULL)).getWidth()).isEqualTo(2560);
        assertThat(picture(bytes(kept, Size.THUMB)).getWidth()).isEqualTo(480);
        assertThat(kept.draft().bytes()).isEqualTo(bytes(kept, Size.FULL).length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpeg"})
    void everyImageBecomesAJpeg(String format) throws IOException {
        var kept = kept(MadeFiles.image(format, 30, 20));
        assertThat(kept.draft().format()).isEqualTo(Format.JPEG);
        assertThat(bytes(kept, Size.FULL)).startsWith(0xff, 0xd8, 0xff);
    }

    @Test
    void whatIsHiddenBehindAnImageIsGone() throws IOException {
        var polyglot = MadeFiles.joined(
                MadeFiles.image("jpeg", 30, 20),
                MadeFiles.docx(),
                "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8));
        var text = new String(bytes(kept(polyglot), Size.FULL), StandardCharsets.ISO_8859_1);
        assertThat(text).doesNotContain("<script>").doesNotContain("PK\u0003\u0004");
    }

    @Test
    void aPixelBombIsRefusedByItsHeader() throws IOException {
        refuses(Reason.ATTACHMENT_TOO_LARGE, MadeFiles.pngClaiming(60_000, 60_000));
        refuses(Reason.ATTACHMENT_TOO_LARGE, MadeFiles.pngClaiming(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }

    @Test
    void aBrokenImageIsRefused() throws IOException {
        refuses(Reason.ATTACHMENT_BROKEN, MadeFiles.pngClaiming(30, 30));
        var head = new byte[5000];
        head[0] = (byte) 0xff;
        head[1] = (byte) 0xd8;
        head[2] = (byte) 0xff;
        refuses(Reason.ATTACHMENT_BROKEN, head);
    }

    @Test
    void documentsAreKnownByWhatIsInThem() throws IOException {
        assertThat(kept(MadeFiles.docx()).draft().format()).isEqualTo(Format.DOCX);
        assertThat(kept(MadeFiles.zip("[Content_Types].xml", "xl/workbook.xml"))
                        .draft()
                        .format())
                .isEqualTo(Format.XLSX);
        assertThat(kept("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII))
                        .draft()
                        .format())
                .isEqualTo(Format.PDF);
    }

    @Test
    void otherArchivesAndProgramsInDocumentsAreRefused() throws IOException {
        refuses(Reason.ATTACHMENT_TYPE, MadeFiles.zip("readme.txt"));
        refuses(
                Reason.ATTACHMENT_TYPE,
                MadeFiles.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"));
        refuses(Reason.ATTACHMENT_TYPE, MadeFiles.zip("[Content_Types].xml", "word/document.xml", "xl/workbook.xml"));
    }

    @Test
    void aZipBombIsRefused() throws IOException {
        refuses(Reason.ATTACHMENT_TOO_LARGE, MadeFiles.zipBomb(60));
    }

    @Test
    void aBrokenDocumentIsRefused() throws IOException {
        var whole = MadeFiles.docx();
        refuses(Reason.ATTACHMENT_BROKEN, Arrays.copyOf(whole, whole.length - 30));
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"AMR", "MP3", "M4A", "WAV"})
    void recordingsAreKnownByTheirFirstBytes(Format format) {
        assertThat(kept(MadeFiles.recording(format)).draft().format()).isEqualTo(format);
    }

    @Test
    void aFilmIsNotARecording() {
        refuses(Reason.ATTACHMENT_TYPE, MadeFiles.mp4("mp42", "vide", "soun"));
        assertThat(kept(MadeFiles.mp4("isom", "soun")).draft().format()).isEqualTo(Format.M4A);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><script>alert(1)</script>",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "RIFF....WEBPVP8 ",
                "text",
                "#!/bin/sh"
            })
    void whatABrowserWouldRunIsRefused(String text) {
        refuses(Reason.ATTACHMENT_TYPE, text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aRecordingHasASmallerLimitThanADocument() {
        refuses(Reason.ATTACHMENT_TOO_LARGE, AttachmentStoreContract.amr(5 * 1024 * 1024 + 1));
        assertThat(kept(AttachmentStoreContract.amr(5 * 1024 * 1024)).draft().bytes())
                .isEqualTo(5 * 1024 * 1024);
    }

    @Test
    void leavesNothingBehindWhenTheSenderHangsUp() {
        var endless =
                Flux.concat(Flux.just(ByteBuffer.wrap(AttachmentStoreContract.amr(5000))), Flux.<ByteBuffer>never());
        var upload = store().put(endless).subscribe();
        Awaitility.await().until(() -> files() == 1);
        upload.dispose();
        Awaitility.await().until(() -> files() == 0);
    }

    @Test
    void survivesReadersThatHangUp() {
        var sent = AttachmentStoreContract.amr(1_000_000);
        var kept = kept(sent);
        for (var reader = 0; reader < 200; reader++) {
            content(kept, Size.FULL).content().take(1).blockLast(PATIENCE);
        }
        assertThat(bytes(kept, Size.FULL)).isEqualTo(sent);
    }

    @Test
    void sweepsWhatACrashLeftBehind() throws IOException {
        put(AttachmentStoreContract.amr(100));
        var kept = kept(AttachmentStoreContract.amr(100));
        new Folder(folder).sweep(Instant.now().plusSeconds(60));
        assertThat(files()).isEqualTo(1);
        assertThat(bytes(kept, Size.FULL)).hasSize(100);
    }

    private record Kept(Attachment.Id id, AttachmentStore.Draft draft) {}

    private Kept kept(byte[] bytes) {
        var draft = put(bytes);
        var id = new Attachment.Id(UUID.randomUUID());
        store().commit(draft, id).block(PATIENCE);
        return new Kept(id, draft);
    }

    private AttachmentStore.Draft put(byte[] bytes) {
        return store().put(AttachmentStoreContract.pieces(bytes)).block(PATIENCE);
    }

    private void refuses(Reason reason, byte[] bytes) {
        var before = files();
        assertThatThrownBy(() -> put(bytes))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(files()).isEqualTo(before);
    }

    private AttachmentStore.Content content(Kept kept, Size size) {
        return store().get(kept.id(), size).block(PATIENCE);
    }

    private byte[] bytes(Kept kept, Size size) {
        return AttachmentStoreContract.bytes(content(kept, size));
    }

    private static BufferedImage picture(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
