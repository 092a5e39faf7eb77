package village.infra.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** A gigabyte that somebody sends is refused, and he reads why, long before it has been taken in. */
class EndlessFilesTest {
    private static final String ATTACHMENTS = "/mp/v1/villages/" + WholeVillage.VILLAGE + "/attachments";
    private static final long GIGABYTE = 1024L * 1024 * 1024;
    private static final String PART =
            "--xx\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n#!AMR\n";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    private final Visitor villager = HERE.in("demo-party-1");

    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: chunked", "Content-Length: 1073741824"})
    void areNotTakenIn(String length) throws IOException {
        var sent = flood(length);
        assertThat(sent.answer()).startsWith("HTTP/1.1 413");
        assertThat(sent.bytes()).isLessThan(192L * 1024 * 1024);
    }

    private record Flood(String answer, long bytes) {}

    /** Sends as much as the server lets it, and reads at the same time as phones do. */
    private Flood flood(String length) throws IOException {
        try (var socket = new Socket(HERE.address().getHost(), HERE.address().getPort())) {
            socket.setSoTimeout(30_000);
            var answer = CompletableFuture.supplyAsync(() -> firstLine(socket));
            var out = socket.getOutputStream();
            out.write(ascii(head(length)));
            var chunked = length.startsWith("Transfer");
            var bytes = 0L;
            try {
                out.write(piece(ascii(PART), chunked));
                var piece = piece(new byte[64 * 1024], chunked);
                while (bytes < GIGABYTE) {
                    out.write(piece);
                    bytes += piece.length;
                }
            } catch (IOException closed) {
                // the server hung up, as it should
            }
            return new Flood(answer.join(), bytes);
        }
    }

    private String head(String length) {
        var head = new StringBuilder("POST " + ATTACHMENTS + " HTTP/1.1\r\nHost: x\r\n");
        villager.headers().forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head + length + "\r\nContent-Type: multipart/form-data; boundary=xx\r\n\r\n";
    }

    private static byte[] piece(byte[] bytes, boolean chunked) {
        if (!chunked) {
            return bytes;
        }
        var out = new ByteArrayOutputStream();
        out.writeBytes(ascii(Integer.toHexString(bytes.length) + "\r\n"));
        out.writeBytes(bytes);
        out.writeBytes(ascii("\r\n"));
        return out.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String firstLine(Socket socket) {
        try {
            var line = new StringBuilder();
            for (var next = socket.getInputStream().read(); next >= 0 && next != '\r'; ) {
                line.append((char) next);
                next = socket.getInputStream().read();
            }
            return line.toString();
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
