package village.wechat.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One operation of a document and where it stands. */
record Described(HttpMethod method, String path, Operation operation) {
    static void forEach(OpenAPI document, Consumer<Described> visitor) {
        document.getPaths()
                .forEach((path, item) -> item.readOperationsMap()
                        .forEach((method, operation) -> visitor.accept(new Described(method, path, operation))));
    }

    /** As lists of routes write it. */
    String route() {
        return method + " " + path;
    }

    List<Parameter> parameters() {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of());
    }

    boolean hasBody() {
        return operation.getRequestBody() != null;
    }

    boolean write() {
        return method != HttpMethod.GET;
    }
}
