package village.wechat.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Consumer;
import org.springdoc.core.customizers.OpenApiCustomizer;
import village.wechat.Requests;

/** Describes the parameters that mean the same everywhere. */
final class CommonParameters implements OpenApiCustomizer {
    private static final Map<String, Consumer<Parameter>> MEANINGS = Map.of(
            Requests.IDEMPOTENCY_KEY,
            parameter -> parameter
                    .description("同一次提交重试时用同一个值，只会办一次；换了内容则拒绝（422）。建议用随机 UUID。")
                    .schema(new StringSchema().minLength(1).maxLength(128))
                    .example("7b0c3a52-4c1e-4a0e-9d57-0d0b7f8b6f11"),
            "X-Village-Client",
            parameter -> parameter
                    .description("浏览器页面写 h5：登录后以 Cookie 保持会话")
                    .schema(new StringSchema())
                    .example("h5"),
            "limit",
            parameter -> parameter
                    .description("每页数量，1 到 100")
                    .schema(new IntegerSchema()
                            .minimum(BigDecimal.ONE)
                            .maximum(BigDecimal.valueOf(100))
                            ._default(20)),
            "after",
            parameter -> parameter.description("上一页的 next；第一页不填").schema(new StringSchema()));

    @Override
    public void customise(OpenAPI document) {
        Described.forEach(document, described -> described.parameters().forEach(CommonParameters::describe));
    }

    private static void describe(Parameter parameter) {
        MEANINGS.getOrDefault(parameter.getName(), unknown -> {}).accept(parameter);
    }
}
