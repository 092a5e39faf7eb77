package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the village answered. */
public record Reply(HttpResponse<byte[]> response) {
    public int status() {
        return response.statusCode();
    }

    public byte[] bytes() {
        return response.body();
    }

    public String body() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(response.body());
    }

    /** The text at a JSON pointer; empty when there is none. */
    public String text(String pointer) {
        return json().at(pointer).asString("");
    }

    /** The texts at a pointer within each item of a list. */
    public List<String> texts(String list, String pointer) {
        return StreamSupport.stream(json().at(list).spliterator(), false)
                .map(item -> item.at(pointer).asString(""))
                .toList();
    }

    /** {@code name=value} of a cookie that was set. */
    public String cookie(String name) {
        return response.headers().allValues("Set-Cookie").stream()
                .map(line -> line.split(";", 2)[0])
                .filter(pair -> pair.startsWith(name + "="))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " in " + response));
    }

    /** Insists on a status, showing the answer when it is another. */
    public Reply expect(int status) {
        assertThat(status())
                .as("%s %s", response.request().method() + " " + response.uri(), body())
                .isEqualTo(status);
        return this;
    }

    /** Insists on a problem with this code. */
    public Reply expectProblem(int status, String code) {
        expect(status);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        assertThat(text("/code")).isEqualTo(code);
        return this;
    }
}
