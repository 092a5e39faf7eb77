package village.openapi.document;

import io.swagger.v3.oas.models.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.web.method.HandlerMethod;
import village.api.Reason;
import village.openapi.client.Refuses;
import village.openapi.problem.Problem;

/** What an operation may refuse with: what everyone may, by status, and what its method names. */
final class Refusals implements OperationCustomizer {
    private static final String OWN = "x-own-refusals";
    private static final Map<String, List<Reason>> COMMON = common();

    private static Map<String, List<Reason>> common() {
        var all = new LinkedHashMap<String, List<Reason>>();
        all.put(
                "400",
                List.of(
                        Reason.REQUEST_MALFORMED,
                        Reason.REQUEST_TEXT_UNSUPPORTED,
                        Reason.LIST_CURSOR_INVALID,
                        Reason.LIST_LIMIT_INVALID));
        all.put(
                "401",
                List.of(
                        Reason.CLIENT_SIGNATURE,
                        Reason.CLIENT_HEADERS,
                        Reason.CLIENT_ALGORITHM,
                        Reason.CLIENT_KEY_UNKNOWN,
                        Reason.CLIENT_KEY_REVOKED,
                        Reason.CLIENT_CLOCK,
                        Reason.CLIENT_NONCE_USED));
        all.put("403", List.of(Reason.CLIENT_SCOPE, Reason.CLIENT_VILLAGE, Reason.CLIENT_ADDRESS));
        all.put("404", List.of(Reason.VILLAGE_NOT_FOUND, Reason.ROUTE_NOT_FOUND));
        all.put("406", List.of(Reason.REQUEST_NOT_ACCEPTABLE));
        all.put("409", List.of(Reason.IDEMPOTENCY_IN_PROGRESS, Reason.EDIT_CONFLICT));
        all.put("413", List.of(Reason.REQUEST_TOO_LARGE));
        all.put("414", List.of(Reason.REQUEST_URL_TOO_LONG));
        all.put("415", List.of(Reason.REQUEST_MEDIA_TYPE));
        all.put("422", List.of(Reason.REQUEST_INVALID, Reason.CLIENT_FIELD_UNKNOWN, Reason.IDEMPOTENCY_KEY_REUSED));
        all.put("429", List.of(Reason.CLIENT_QUOTA, Reason.REQUEST_TOO_MANY));
        all.put("431", List.of(Reason.REQUEST_HEADERS_TOO_LARGE));
        all.put("503", List.of(Reason.SERVICE_UNAVAILABLE));
        return all;
    }

    /** By status, in the order they are to be shown. */
    static Map<String, List<Reason>> everybodys() {
        return COMMON;
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var named = method.getMethodAnnotation(Refuses.class);
        if (named != null) {
            operation.addExtension(OWN, List.of(named.value()));
        }
        return operation;
    }

    /** What the method named, taken off the operation. */
    @SuppressWarnings("unchecked")
    static List<Reason> taken(Operation operation) {
        var extensions = operation.getExtensions();
        var own = extensions == null ? null : (List<Reason>) extensions.remove(OWN);
        return own == null ? List.of() : own;
    }

    /** Those of a status: its own first, so that they are the example. */
    static List<Reason> of(String status, List<Reason> own) {
        var all = new ArrayList<>(own.stream()
                .filter(reason -> Problem.statusOf(reason).equals(status))
                .toList());
        all.addAll(COMMON.getOrDefault(status, List.of()));
        return all.stream().distinct().toList();
    }

    static Set<String> statuses(List<Reason> own) {
        var statuses = new TreeSet<String>();
        own.forEach(reason -> statuses.add(Problem.statusOf(reason)));
        return statuses;
    }
}
