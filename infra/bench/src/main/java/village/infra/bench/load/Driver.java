package village.infra.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The callers' process. Each line it hears is an order, each line it says is what came of it.
 *
 * <p>{@code closed QUESTION port connections millis}: each caller asks again when he is answered.<br>
 * {@code open QUESTION port connections millis rate}: so many a second on a fixed schedule; time counts from when a question
 * was due, not from when it could be sent.<br>
 * {@code drop QUESTION port connections count}: asks and drops the line.<br>
 * {@code hang QUESTION port connections millis}: begins to ask and says no more.<br>
 * {@code articles count drawn}: there are so many from now on, and so many of them are asked for; nothing is said.<br>
 * {@code pages cursor …}: where pages begin from now on; nothing is said.
 */
final class Driver {
    private final Tokens tokens;
    private final AtomicLong failed = new AtomicLong();
    private final Times times = new Times();

    private Driver(byte[] key) {
        this.tokens = new Tokens(key);
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var key = Base64.getDecoder().decode(arguments[0]);
        var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var order = orders.readLine(); order != null; order = orders.readLine()) {
            var words = order.split(" ");
            switch (words[0]) {
                case "articles" -> Question.articles(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                case "pages" -> Question.pages(List.of(words).subList(1, words.length));
                default -> {
                    System.out.println(new Driver(key).obey(words));
                    System.out.flush();
                }
            }
        }
    }

    private String obey(String[] order) throws InterruptedException {
        var question = Question.valueOf(order[1].toUpperCase(Locale.ROOT).replace('-', '_'));
        var port = Integer.parseInt(order[2]);
        var amount = Long.parseLong(order[4]);
        var began = System.nanoTime();
        var due = new AtomicLong();
        all(Integer.parseInt(order[3]), () -> {
            switch (order[0]) {
                case "closed" -> closed(question, port, began + TimeUnit.MILLISECONDS.toNanos(amount));
                case "open" -> {
                    var gap = 1_000_000_000L / Long.parseLong(order[5]);
                    open(question, port, began, due, gap, TimeUnit.MILLISECONDS.toNanos(amount) / gap);
                }
                case "drop" -> drop(question, port, due, amount);
                case "hang" -> hang(question, port, amount);
                default -> throw new IllegalArgumentException(order[0] + " (expected: closed, open, drop or hang)");
            }
        });
        return times.said(failed.get(), (System.nanoTime() - began) / 1000);
    }

    private static void all(int callers, Runnable call) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(callers);
        for (var caller = 0; caller < callers; caller++) {
            threads.execute(call);
        }
        threads.shutdown();
        if (!threads.awaitTermination(5, TimeUnit.MINUTES)) {
            throw new IllegalStateException("callers (expected: done within 5 minutes)");
        }
    }

    private void closed(Question question, int port, long end) {
        while (System.nanoTime() < end) {
            try (var line = new Line(port)) {
                for (var now = System.nanoTime(); now < end; now = System.nanoTime()) {
                    count(line.ask(question.next(tokens)), now);
                    question.heard(line.tag(), line.end());
                }
            } catch (IOException cut) {
                failed.incrementAndGet();
            }
        }
    }

    private void open(Question question, int port, long began, AtomicLong due, long gap, long count) {
        for (var number = due.getAndIncrement(); number < count; ) {
            try (var line = new Line(port)) {
                for (; number < count; number = due.getAndIncrement()) {
                    var when = began + number * gap;
                    TimeUnit.NANOSECONDS.sleep(when - System.nanoTime());
                    count(line.ask(question.next(tokens)), when);
                }
            } catch (IOException cut) {
                failed(began + number * gap);
                number = due.getAndIncrement();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void drop(Question question, int port, AtomicLong due, long count) {
        for (var number = due.getAndIncrement(); number < count; number = due.getAndIncrement()) {
            try (var line = new Line(port)) {
                line.sayAndDrop(question.next(tokens), number % 2 == 0);
            } catch (IOException cut) {
                failed.incrementAndGet();
            }
        }
    }

    private void hang(Question question, int port, long millis) {
        try (var line = new Line(port)) {
            line.begin(question.next(tokens));
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (IOException cut) {
            failed.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void count(int status, long since) {
        if (status / 100 == 2 || status == 304) {
            times.add((System.nanoTime() - since) / 1000);
        } else {
            failed(since);
        }
    }

    private void failed(long since) {
        failed.incrementAndGet();
        times.slowest((System.nanoTime() - since) / 1000);
    }
}
