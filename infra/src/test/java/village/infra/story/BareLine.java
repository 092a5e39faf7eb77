package village.infra.story;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which bytes are said and heard as they are. */
public final class BareLine implements AutoCloseable {
    private static final int PATIENCE = 10_000;

    private final Socket socket;

    public BareLine(URI address) throws IOException {
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(PATIENCE);
    }

    public BareLine say(String text) throws IOException {
        return say(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public BareLine say(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Everything up to these words; what came when the other side ended before. */
    public String hear(String words) throws IOException {
        var heard = new StringBuilder();
        while (heard.indexOf(words) < 0) {
            var next = socket.getInputStream().read();
            if (next < 0) {
                break;
            }
            heard.append((char) next);
        }
        return heard.toString();
    }

    /** Everything until the other side hangs up, without a good-bye or with one. */
    public String hearAll() {
        var heard = new StringBuilder();
        try {
            for (var next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                heard.append((char) next);
            }
        } catch (java.net.SocketTimeoutException waiting) {
            throw new IllegalStateException("still connected after: " + heard, waiting);
        } catch (IOException reset) {
            return heard.toString();
        }
        return heard.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
