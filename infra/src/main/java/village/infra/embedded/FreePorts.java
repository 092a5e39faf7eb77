package village.infra.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Finds out about ports before anything heavy starts. */
final class FreePorts {
    private FreePorts() {}

    /** Refuses a port that somebody listens on, naming the setting that chooses another. */
    static void require(String setting, int port) {
        if (port == 0) {
            return;
        }
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            var other = "mvn spring-boot:run -Dspring-boot.run.arguments=--" + setting + "=" + (port + 1000);
            throw new Trouble(
                    "端口 " + port + " 已被占用。请换一个端口：" + other,
                    "Port " + port + " is taken. Choose another with --" + setting + "=…, for example: " + other);
        }
    }

    static int any() {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
