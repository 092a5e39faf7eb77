package village.openapi.document;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.OpenApiCustomizer;
import village.api.Reason;
import village.api.Refusal;
import village.openapi.problem.Problem;

/** Declares the refusals an operation may answer with, each with its codes and an example of each. */
final class Problems implements OpenApiCustomizer {
    private static final String INSTANCE = "0f9d2c1e-2f5b-4b0e-8a55-7a1c0f1f2b3c";

    @Override
    public void customise(OpenAPI document) {
        var components = document.getComponents();
        ModelConverters.getInstance(true).readAll(Problem.class).forEach(components::addSchemas);
        Refusals.everybodys().forEach((status, codes) -> components.addResponses("Problem" + status, response(codes)));
        document.getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().forEach((method, operation) -> declare(method, path, operation)));
    }

    private static void declare(HttpMethod method, String path, Operation operation) {
        var own = Refusals.taken(operation);
        var statuses = new TreeSet<>(Refusals.statuses(own));
        Refusals.everybodys().keySet().stream()
                .filter(status -> possible(status, method, path, operation))
                .forEach(statuses::add);
        statuses.forEach(status -> declare(status, operation, own));
    }

    /** An answer that a method describes itself is left alone: only the health check gives a body of its own. */
    private static void declare(String status, Operation operation, List<Reason> own) {
        if (operation.getResponses().containsKey(status)) {
            return;
        }
        var codes = Refusals.of(status, own);
        var common = codes.equals(Refusals.everybodys().get(status));
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        common ? new ApiResponse().$ref("#/components/responses/Problem" + status) : response(codes));
    }

    private static boolean possible(String status, HttpMethod method, String path, Operation operation) {
        var signed = Scopes.signed(operation);
        var write = method != HttpMethod.GET;
        return switch (status) {
            case "401", "403" -> signed;
            case "404" -> path.contains("{");
            case "406" -> !operation.getResponses().containsKey("204");
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
        var body = new MediaType().schema(new Schema<>().$ref("#/components/schemas/Problem"));
        codes.forEach(code -> body.addExamples(
                code.code(), new Example().summary(code.sentence()).value(Problem.of(Refusal.of(code), INSTANCE))));
        var response = new ApiResponse()
                .description(codes.stream()
                        .map(code -> "`" + code.code() + "` " + code.sentence())
                        .collect(Collectors.joining("\n")))
                .content(new Content().addMediaType("application/problem+json", body));
        var kind = codes.get(0).kind();
        if (kind == Reason.Kind.TOO_MANY || kind == Reason.Kind.UNAVAILABLE) {
            response.addHeaderObject(
                    "Retry-After", new Header().description("多少秒后再试").schema(new IntegerSchema().example(5)));
        }
        return response;
    }
}
