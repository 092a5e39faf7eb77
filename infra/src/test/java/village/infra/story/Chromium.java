package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real browser without a screen, where there is one. */
public final class Chromium {
    private static final String PLACE = "/usr/bin/chromium";
    /** Of its own clock, which stands while it waits for the network. */
    private static final String MILLISECONDS = "20000";

    private Chromium() {}

    public static boolean isThere() {
        return Files.isExecutable(Path.of(PLACE));
    }

    /** @return what it wrote, for example the page after {@code --dump-dom} */
    public static String run(Path folder, String... wanted) throws IOException {
        var command = new ArrayList<>(List.of(
                PLACE,
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--lang=zh-CN",
                "--disable-background-networking",
                "--user-data-dir=" + folder.resolve("browser"),
                "--virtual-time-budget=" + MILLISECONDS));
        command.addAll(List.of(wanted));
        var output = folder.resolve("browser.txt").toFile();
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(output.toPath());
    }
}
