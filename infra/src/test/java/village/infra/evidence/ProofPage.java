package village.infra.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;
import village.infra.story.Visitor;

/** The modules of the proof page, fetched from a running village and run outside a browser. */
final class ProofPage {
    private final Path phone;

    private ProofPage(Path phone) {
        this.phone = phone;
    }

    static ProofPage in(Path phone, Visitor villager) throws IOException {
        Files.writeString(phone.resolve("package.json"), "{\"type\":\"module\"}");
        for (var module : List.of("proof-check.js", "proof-files.js", "proof-words.js")) {
            Files.write(
                    phone.resolve(module),
                    villager.get("/h5/" + module).expect(200).bytes());
        }
        try (var page = ProofPage.class.getResourceAsStream("/proof-page.mjs")) {
            Files.write(phone.resolve("page.mjs"), page.readAllBytes());
        }
        return new ProofPage(phone);
    }

    static boolean nodeIsThere() {
        return Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "node")));
    }

    /**
     * Verdict, tone, signature and title; then how many bytes of attachments are left and which were fetched; then a line
     * for each attachment.
     *
     * @param taps which attachments somebody taps, by their ids, or {@code all}; they lie on the phone under their ids
     */
    String said(String subject, String bundle, String shown, String... taps) throws IOException {
        Files.writeString(phone.resolve("bundle.json"), bundle);
        var asked = Map.of(
                "subject", subject, "revision", 1, "shown", JsonMapper.shared().readTree(shown));
        Files.writeString(phone.resolve("asked.json"), JsonMapper.shared().writeValueAsString(asked));
        var output = phone.resolve("output.txt").toFile();
        var command = new ArrayList<>(List.of("node", "page.mjs", "bundle.json", "asked.json"));
        command.addAll(List.of(taps));
        var process = new ProcessBuilder(command)
                .directory(phone.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output)
                .start();
        try {
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return Files.readString(output.toPath(), StandardCharsets.UTF_8).strip();
    }
}
