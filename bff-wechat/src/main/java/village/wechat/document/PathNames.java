package village.wechat.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.PathParameter;
import java.util.Map;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Describes what stands in braces in a path, also where no handler asks for it by name. */
final class PathNames implements OpenApiCustomizer {
    private static final Pattern NAME = Pattern.compile("\\{([^}]+)}");
    private static final Map<String, String> MEANINGS = Map.of(
            "village", "村的 12 位统计代码；旧代码仍然有效",
            "id", "编号",
            "code", "短码",
            "token", "签名链接");

    @Override
    public void customise(OpenAPI document) {
        Described.forEach(document, PathNames::complete);
    }

    private static void complete(Described described) {
        NAME.matcher(described.path()).results().map(found -> found.group(1)).forEach(name -> {
            var parameter = described.parameters().stream()
                    .filter(declared -> declared.getName().equals(name))
                    .findFirst()
                    .orElseGet(() -> added(described, name));
            describe(parameter, name);
        });
    }

    private static Parameter added(Described described, String name) {
        var parameter = new PathParameter().name(name).schema(new StringSchema());
        described.operation().addParametersItem(parameter);
        return parameter;
    }

    private static void describe(Parameter parameter, String name) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(MEANINGS.getOrDefault(name, name));
        }
        if (name.equals("village")) {
            parameter.example("330999101201");
        }
    }
}
