package village.infra.bench.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that is kept, and so much of HTTP/1.1 as costs the caller little. */
final class Line implements AutoCloseable {
    private final Socket socket = new Socket();
    private final InputStream answers;
    private static final int END = 512;

    private String tag = "";
    private String end = "";

    Line(int port) throws IOException {
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
        answers = new BufferedInputStream(socket.getInputStream(), 16 * 1024);
    }

    /** Asks and gives the status of the answer, once all of it is here. */
    int ask(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        var status = Integer.parseInt(line().substring(9, 12));
        var length = 0;
        var chunked = false;
        tag = "";
        end = "";
        for (var header = line(); !header.isEmpty(); header = line()) {
            var lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).trim());
            }
            if (lower.startsWith("etag:")) {
                tag = header.substring(5).trim();
            }
            chunked |= lower.startsWith("transfer-encoding: chunked");
        }
        if (chunked) {
            skipChunks();
        } else {
            read(length);
        }
        return status;
    }

    /** The last characters of the last answer. */
    String end() {
        return end;
    }

    private void read(int length) throws IOException {
        var kept = Math.min(length, END);
        answers.skipNBytes(length - kept);
        var joined = end + new String(answers.readNBytes(kept), StandardCharsets.UTF_8);
        end = joined.substring(Math.max(0, joined.length() - END));
    }

    /** The tag of the last answer; empty without one. */
    String tag() {
        return tag;
    }

    private void skipChunks() throws IOException {
        for (var size = size(); size > 0; size = size()) {
            read(size);
            answers.skipNBytes(2);
        }
        line();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().trim(), 16);
    }

    private String line() throws IOException {
        var text = new StringBuilder(64);
        for (var next = answers.read(); next != '\n'; next = answers.read()) {
            if (next < 0) {
                throw new IOException("hung up");
            }
            if (next != '\r') {
                text.append((char) next);
            }
        }
        return text.toString();
    }

    /** Says something and goes without a good-bye: the other side gets a reset. */
    void sayAndDrop(byte[] request, boolean hear) throws IOException {
        socket.getOutputStream().write(request);
        if (hear) {
            answers.read();
        }
        socket.setSoLinger(true, 0);
    }

    /** Begins a request and does not end it. */
    void begin(byte[] request) throws IOException {
        socket.getOutputStream().write(request, 0, request.length / 2);
    }

    static byte[] request(String head, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var start = (head + "Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        var whole = new byte[start.length + bytes.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(bytes, 0, whole, start.length, bytes.length);
        return whole;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
