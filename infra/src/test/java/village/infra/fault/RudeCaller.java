package village.infra.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A caller on a bare socket, who does not keep to good manners. */
final class RudeCaller implements AutoCloseable {
    private final Socket socket = new Socket();

    RudeCaller(Instance instance) throws IOException {
        socket.setReceiveBufferSize(4096);
        socket.setSoTimeout(5_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), instance.port()), 5_000);
    }

    static String get(String path, String token) {
        return "GET " + path + " HTTP/1.1\r\nHost: village\r\nAuthorization: Bearer " + token + "\r\n\r\n";
    }

    static String complaint(String token, String key) {
        var body = "{\"text\":\"storm " + key + "\"}";
        return "POST " + Callers.VILLAGE + "/complaints HTTP/1.1\r\nHost: village\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nIdempotency-Key: " + key + "\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body;
    }

    RudeCaller say(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    /** Waits for the first byte of the answer. */
    void hear() throws IOException {
        socket.getInputStream().read();
    }

    /** Whether the server wants no more of this, which one learns by saying more. */
    boolean hungUp() throws IOException {
        try {
            socket.setSoTimeout(200);
            return say("l").socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException waiting) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    /** Goes without a good-bye: the other side gets a reset. */
    @Override
    public void close() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }
}
