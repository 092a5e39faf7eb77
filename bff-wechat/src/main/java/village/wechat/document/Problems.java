package village.wechat.document;

import static village.api.Reason.IDEMPOTENCY_IN_PROGRESS;
import static village.api.Reason.REQUEST_INVALID;
import static village.api.Reason.REQUEST_MALFORMED;
import static village.api.Reason.REQUEST_MEDIA_TYPE;
import static village.api.Reason.REQUEST_TOO_LARGE;
import static village.api.Reason.REQUEST_TOO_MANY;
import static village.api.Reason.ROLE_REQUIRED;
import static village.api.Reason.ROUTE_NOT_FOUND;
import static village.api.Reason.SERVICE_FAILED;
import static village.api.Reason.SERVICE_UNAVAILABLE;
import static village.api.Reason.SESSION_REQUIRED;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import village.api.Reason;
import village.api.Refusal;
import village.wechat.login.OpenRoutes;
import village.wechat.problem.Problem;

/** Declares the refusals an operation may answer with: what its route, its parameters and its body make possible. */
final class Problems implements OpenApiCustomizer {
    private static final String REST = "default";
    private static final String INSTANCE = "0f9d2c1e-2f5b-4b0e-8a55-7a1c0f1f2b3c";
    private static final Set<String> PAGING = Set.of("limit", "after");
    private static final Map<String, Reason> EXAMPLES = examples();

    private static Map<String, Reason> examples() {
        var examples = new LinkedHashMap<String, Reason>();
        examples.put("400", REQUEST_MALFORMED);
        examples.put("401", SESSION_REQUIRED);
        examples.put("403", ROLE_REQUIRED);
        examples.put("404", ROUTE_NOT_FOUND);
        examples.put("409", IDEMPOTENCY_IN_PROGRESS);
        examples.put("413", REQUEST_TOO_LARGE);
        examples.put("415", REQUEST_MEDIA_TYPE);
        examples.put("422", REQUEST_INVALID);
        examples.put("429", REQUEST_TOO_MANY);
        examples.put("503", SERVICE_UNAVAILABLE);
        examples.put(REST, SERVICE_FAILED);
        return examples;
    }

    @Override
    public void customise(OpenAPI document) {
        var components = document.getComponents();
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        EXAMPLES.forEach((status, reason) -> components.addResponses(name(status), response(status, reason)));
        Described.forEach(document, Problems::declare);
    }

    private static void declare(Described described) {
        var responses = described.operation().getResponses();
        EXAMPLES.keySet().stream()
                .filter(status -> possible(status, described))
                .filter(status -> !responses.containsKey(status))
                .forEach(status -> responses.addApiResponse(
                        status, new ApiResponse().$ref("#/components/responses/" + name(status))));
    }

    private static boolean possible(String status, Described described) {
        var signingIn = OpenRoutes.SIGNING_IN.contains(described.route());
        return switch (status) {
            case "401" -> !signingIn || described.path().endsWith("/refreshes");
            case "403" -> !OpenRoutes.OPEN.contains(described.route()) && (!signingIn || described.write());
            case "404" -> described.path().contains("{") || described.path().endsWith("/sessions");
            case "409" -> described.write() && !signingIn;
            case "413", "415" -> described.hasBody();
            case "422" -> described.hasBody() || asksForMore(described);
            default -> true;
        };
    }

    private static boolean asksForMore(Described described) {
        return described.parameters().stream()
                .anyMatch(parameter -> parameter.getIn().equals("query") && !PAGING.contains(parameter.getName()));
    }

    private static ApiResponse response(String status, Reason reason) {
        var example = Problem.of(Refusal.of(reason), INSTANCE);
        var body = new MediaType()
                .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                .example(example);
        var response = new ApiResponse()
                .description(status.equals(REST) ? "其他错误" : reason.sentence())
                .content(new Content().addMediaType("application/problem+json", body));
        if (reason.kind() == Reason.Kind.TOO_MANY || reason.kind() == Reason.Kind.UNAVAILABLE) {
            response.addHeaderObject("Retry-After", seconds("多少秒后再试"));
        }
        return response;
    }

    private static Header seconds(String description) {
        return new Header().description(description).schema(new IntegerSchema().example(5));
    }

    private static String name(String status) {
        return status.equals(REST) ? "Problem" : "Problem" + status;
    }
}
