package village.openapi.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows of each operation what it answers when all is well: {@code examples/<operation>.json}, or {@code .txt} where the
 * answer is lines, {@code .503} in between where that is what it answers. A test compares them with what the running village answers.
 */
final class Examples implements OpenApiCustomizer {
    private static final String FOLDER = "openapi/v1/examples/";

    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().forEach(item -> item.readOperations().forEach(Examples::show));
    }

    private static void show(Operation operation) {
        operation
                .getResponses()
                .forEach((status, response) -> Optional.ofNullable(response.getContent())
                        .ifPresent(content -> show(name(operation, status), content)));
    }

    private static String name(Operation operation, String status) {
        return operation.getOperationId() + (status.startsWith("2") ? "" : '.' + status);
    }

    private static void show(String name, Content content) {
        content.forEach((type, body) -> {
            if (type.equals("application/json")) {
                read(name + ".json").map(Examples::json).ifPresent(body::setExample);
            } else if (type.equals("application/x-ndjson")) {
                read(name + ".txt").ifPresent(body::setExample);
            }
        });
    }

    /** As plain maps and lists, which whatever writes the document can write. */
    private static Object json(String text) {
        return JsonMapper.shared().readValue(text, Object.class);
    }

    private static Optional<String> read(String name) {
        var file = new ClassPathResource(FOLDER + name);
        try {
            return file.exists() ? Optional.of(file.getContentAsString(StandardCharsets.UTF_8)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
