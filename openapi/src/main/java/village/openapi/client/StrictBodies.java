package village.openapi.client;

import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;
import village.api.Reason;
import village.api.Refusal;

/** Reads request records, and refuses a field that none of them has: a wrong name must not pass for a missing value. */
@Component
public final class StrictBodies {
    private final JsonMapper strict;

    StrictBodies(JsonMapper json) {
        this.strict = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** Refuses with the place of what is wrong. A refusal of the record itself is passed on. */
    public <T> Mono<T> read(JsonNode body, Class<T> type) {
        return Mono.fromSupplier(() -> strict.treeToValue(body, type))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.REQUEST_MALFORMED)))
                .onErrorMap(JacksonException.class, StrictBodies::refused);
    }

    private static Refusal refused(JacksonException failure) {
        if (failure.getCause() instanceof Refusal refusal) {
            return refusal;
        }
        if (!(failure instanceof DatabindException wrong)) {
            return Refusal.of(Reason.REQUEST_MALFORMED);
        }
        var pointer = pointer(wrong);
        return failure instanceof UnrecognizedPropertyException
                ? Refusal.of(Reason.CLIENT_FIELD_UNKNOWN, java.util.List.of(new Refusal.Fault(pointer, "没有这个字段。")))
                : Refusal.invalid(pointer, "格式不对。");
    }

    private static String pointer(DatabindException wrong) {
        return wrong.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "" + step.getIndex() : step.getPropertyName())
                .map(name -> '/' + name.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
