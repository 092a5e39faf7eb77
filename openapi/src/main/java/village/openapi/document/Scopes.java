package village.openapi.document;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import village.openapi.client.Scoped;
import village.openapi.client.Words;

/** Says of each operation which scope opens it. */
final class Scopes implements OperationCustomizer {
    static final String SCOPE = "x-scope";
    static final String SIGNATURE = "signature";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var scoped = method.getMethodAnnotation(Scoped.class);
        if (scoped == null) {
            operation.addExtension(SCOPE, "none");
            operation.setSecurity(List.of());
            return operation;
        }
        var scope = Words.of(scoped.value()) + ":" + Words.of(scoped.access());
        operation.addExtension(SCOPE, scope);
        operation.setSecurity(List.of(new SecurityRequirement().addList(SIGNATURE)));
        var more = operation.getDescription() == null ? "" : operation.getDescription();
        operation.setDescription(more + "\n\n权限：`" + scope + "`");
        return operation;
    }

    static boolean signed(Operation operation) {
        return operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    }
}
