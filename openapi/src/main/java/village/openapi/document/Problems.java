package village.openapi.document;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import village.api.Reason;
import village.api.Refusal;
import village.openapi.problem.Problem;

/** Declares the refusals an operation may answer with, each with its codes. */
final class Problems implements OpenApiCustomizer {
    private static final String INSTANCE = "0f9d2c1e-2f5b-4b0e-8a55-7a1c0f1f2b3c";
    private static final Map<String, List<Reason>> CODES = codes();

    private static Map<String, List<Reason>> codes() {
        var codes = new LinkedHashMap<String, List<Reason>>();
        codes.put("400", List.of(Reason.REQUEST_MALFORMED, Reason.LIST_CURSOR_INVALID, Reason.LIST_LIMIT_INVALID));
        codes.put(
                "401",
                List.of(
                        Reason.CLIENT_SIGNATURE,
                        Reason.CLIENT_HEADERS,
                        Reason.CLIENT_ALGORITHM,
                        Reason.CLIENT_KEY_UNKNOWN,
                        Reason.CLIENT_KEY_REVOKED,
                        Reason.CLIENT_CLOCK,
                        Reason.CLIENT_NONCE_USED));
        codes.put("403", List.of(Reason.CLIENT_SCOPE, Reason.CLIENT_VILLAGE, Reason.CLIENT_ADDRESS));
        codes.put("404", List.of(Reason.VILLAGE_NOT_FOUND, Reason.ROUTE_NOT_FOUND));
        codes.put("409", List.of(Reason.IDEMPOTENCY_IN_PROGRESS, Reason.COMPLAINT_EXTERNAL_NUMBER));
        codes.put("413", List.of(Reason.REQUEST_TOO_LARGE));
        codes.put("415", List.of(Reason.REQUEST_MEDIA_TYPE));
        codes.put("422", List.of(Reason.REQUEST_INVALID, Reason.CLIENT_FIELD_UNKNOWN, Reason.IDEMPOTENCY_KEY_REUSED));
        codes.put("429", List.of(Reason.CLIENT_QUOTA));
        codes.put("503", List.of(Reason.SERVICE_UNAVAILABLE));
        return codes;
    }

    @Override
    public void customise(OpenAPI document) {
        var components = document.getComponents();
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        CODES.forEach((status, codes) -> components.addResponses("Problem" + status, response(codes)));
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> declare(method, path, operation)));
    }

    private static void declare(HttpMethod method, String path, Operation operation) {
        CODES.keySet().stream()
                .filter(status -> possible(status, method, path, operation))
                .filter(status -> !operation.getResponses().containsKey(status))
                .forEach(status -> operation
                        .getResponses()
                        .addApiResponse(status, new ApiResponse().$ref("#/components/responses/Problem" + status)));
    }

    private static boolean possible(String status, HttpMethod method, String path, Operation operation) {
        var signed = Scopes.signed(operation);
        var write = method != HttpMethod.GET;
        return switch (status) {
            case "401", "403" -> signed;
            case "404" -> path.contains("{");
            case "409", "413", "415" -> write;
            case "422" -> write || asksForMore(operation);
            case "429" -> !path.endsWith("/health");
            default -> true;
        };
    }

    private static boolean asksForMore(Operation operation) {
        return Parameters.parameters(operation).stream()
                .anyMatch(parameter -> parameter.getIn().equals("query")
                        && !List.of("limit", "after").contains(parameter.getName()));
    }

    private static ApiResponse response(List<Reason> codes) {
        var first = codes.get(0);
        var body = new MediaType()
                .schema(new Schema<>().$ref("#/components/schemas/Problem"))
                .example(Problem.of(Refusal.of(first), INSTANCE));
        var response = new ApiResponse()
                .description(codes.stream()
                        .map(code -> "`" + code.code() + "` " + code.sentence())
                        .collect(Collectors.joining("\n")))
                .content(new Content().addMediaType("application/problem+json", body));
        if (first.kind() == Reason.Kind.TOO_MANY || first.kind() == Reason.Kind.UNAVAILABLE) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("多少秒后再试").schema(new IntegerSchema().example(5)));
        }
        return response;
    }
}
