package village.openapi.caching;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Tells of tags in the document. */
@Component
@ConditionalOnProperty("village.documents")
class TagWords implements GlobalOperationCustomizer {
    private static final String EXAMPLE = "\"9c1185a5c5e9fc54612808977ee8f548\"";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (!Tagged.is(method) || operation.getResponses() == null) {
            return operation;
        }
        operation
                .getResponses()
                .addApiResponse("304", new ApiResponse().description("没有变化：请求头 If-None-Match 里写了上次的 ETag"));
        var ok = operation.getResponses().get("200");
        if (ok != null) {
            ok.addHeaderObject(
                    "ETag",
                    new Header()
                            .description("这份答复的强标签")
                            .schema(new StringSchema())
                            .example(EXAMPLE));
        }
        return operation;
    }
}
