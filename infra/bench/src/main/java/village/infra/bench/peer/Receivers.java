package village.infra.bench.peer;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLongArray;

/** Platforms that are told of changes, at {@code /0} to {@code /9}; the last may fall silent. It only counts. */
public final class Receivers implements AutoCloseable {
    public static final int ALL = 10;
    public static final int WELL = ALL - 1;

    private final AtomicLongArray got = new AtomicLongArray(ALL);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private volatile CountDownLatch silence = new CountDownLatch(0);

    public Receivers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        server.createContext("/", exchange -> {
            var which = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
            exchange.getRequestBody().readAllBytes();
            if (which == WELL) {
                await();
            }
            got.incrementAndGet(which);
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    public String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private void await() {
        try {
            silence.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From now on the last one takes what it is sent and says nothing. */
    public void fallSilent() {
        silence = new CountDownLatch(1);
    }

    public void speakAgain() {
        silence.countDown();
    }

    /** What the nine that always answer got so far. */
    public long got() {
        var sum = 0L;
        for (var which = 0; which < WELL; which++) {
            sum += got.get(which);
        }
        return sum;
    }

    @Override
    public void close() {
        speakAgain();
        server.stop(0);
        threads.shutdownNow();
    }
}
