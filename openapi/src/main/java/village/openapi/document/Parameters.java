package village.openapi.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import village.openapi.client.Onces;

/** Describes what means the same everywhere: paging, idempotency, and what stands in braces in a path. */
final class Parameters implements OpenApiCustomizer {
    private static final Pattern NAME = Pattern.compile("(?<=\\{)[^}]+");
    private static final Map<String, Consumer<Parameter>> MEANINGS = Map.of(
            "leaf",
            parameter -> parameter.description("第几条存证，从 0 数").example(41),
            "number",
            parameter -> parameter.description("第几版，从 1 起").example(1),
            Onces.KEY,
            parameter -> parameter
                    .description("这次提交的编号，重试时用同一个，只会办一次；换了内容则拒绝（422）。建议用随机 UUID。")
                    .required(true)
                    .schema(new StringSchema().minLength(1).maxLength(128))
                    .example("7b0c3a52-4c1e-4a0e-9d57-0d0b7f8b6f11"),
            "limit",
            parameter -> parameter
                    .description("每页数量，1 到 100")
                    .schema(new IntegerSchema()
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(100))
                            ._default(20))
                    .example(20),
            "after",
            parameter -> parameter.description("上一页的 next；第一页不填").schema(new StringSchema()),
            "village",
            parameter -> parameter.description("村的 12 位统计用区划代码；旧代码仍然有效").example("330999101201"),
            "id",
            parameter -> parameter.description("编号").example("01990000-0000-7000-8000-000000000001"));

    @Override
    public void customise(OpenAPI document) {
        document.getPaths()
                .forEach((path, item) -> item.readOperations().forEach(operation -> complete(path, operation)));
    }

    private static void complete(String path, Operation operation) {
        NAME.matcher(path).results().map(found -> found.group()).forEach(name -> declare(operation, name));
        parameters(operation)
                .forEach(parameter ->
                        MEANINGS.getOrDefault(parameter.getName(), other -> {}).accept(parameter));
    }

    private static void declare(Operation operation, String name) {
        if (parameters(operation).stream()
                .noneMatch(parameter -> parameter.getName().equals(name))) {
            operation.addParametersItem(new PathParameter().name(name).schema(new StringSchema()));
        }
    }

    static List<Parameter> parameters(Operation operation) {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of());
    }
}
