package village.openapi.document;

import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import village.openapi.retirement.Retirement;

/** Marks what is going, with the day it goes and what comes instead. */
final class Retirements implements OperationCustomizer {
    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        Retirement.of(method).ifPresent(retirement -> {
            var last = retirement.until().toLocalDate();
            operation.setDeprecated(true);
            operation.addExtension("x-sunset", last.toString());
            operation.setSummary(operation.getSummary() + "（" + last + " 停用，请改用 " + retirement.instead() + "）");
        });
        return operation;
    }
}
