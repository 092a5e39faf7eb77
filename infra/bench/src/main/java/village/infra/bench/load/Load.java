package village.infra.bench.load;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import village.infra.bench.harness.Options;
import village.infra.bench.harness.Program;
import village.infra.bench.harness.Sample;
import village.infra.bench.harness.Site;

/** The callers, from outside their process. */
public final class Load implements AutoCloseable {
    private final Program program;
    private final BufferedWriter orders;
    private final BufferedReader reports;

    public Load(Site site) throws IOException {
        program = Program.talking(List.of(
                Options.java().toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-classpath",
                System.getProperty("java.class.path"),
                Driver.class.getName(),
                Base64.getEncoder().encodeToString(site.tokenKey())));
        orders = program.hears();
        reports = program.says();
    }

    public Sample closed(String question, int port, int connections, long millis) throws IOException {
        return order("closed " + question + " " + port + " " + connections + " " + millis);
    }

    public Sample open(String question, int port, int connections, long millis, long rate) throws IOException {
        return order("open " + question + " " + port + " " + connections + " " + millis + " " + Math.max(1, rate));
    }

    public Sample drop(String question, int port, int connections, long count) throws IOException {
        return order("drop " + question + " " + port + " " + connections + " " + count);
    }

    /** Tells the callers how many articles there are from now on, and lets them ask for any. */
    public void articles(long count) throws IOException {
        articles(count, count);
    }

    /** Tells the callers how many articles there are from now on, and how many of them to ask for, evenly spread. */
    public void articles(long count, long drawn) throws IOException {
        tell("articles " + count + " " + drawn);
    }

    /** Tells the callers where pages of the change feed begin from now on. */
    public void pages(List<String> cursors) throws IOException {
        tell("pages " + String.join(" ", cursors));
    }

    private void tell(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
    }

    /** Callers who begin a request and do not end it. */
    public Sample hang(String question, int port, int connections, long millis) throws IOException {
        return order("hang " + question + " " + port + " " + connections + " " + millis);
    }

    private Sample order(String text) throws IOException {
        tell(text);
        var report = reports.readLine();
        if (report == null) {
            throw new IOException("the callers ended during: " + text);
        }
        var figures =
                Arrays.stream(report.split(" ")).mapToLong(Long::parseLong).toArray();
        return new Sample(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], 0, 0);
    }

    @Override
    public void close() {
        program.close();
    }
}
