package village.infra.document;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** One operation of a document. */
record Documented(String method, String path, JsonNode json) {
    private static final Pattern NAME = Pattern.compile("(?<=\\{)[^}]+");

    static List<Documented> in(JsonNode document) {
        return document.at("/paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(each ->
                                new Documented(each.getKey().toUpperCase(Locale.ROOT), path.getKey(), each.getValue())))
                .toList();
    }

    String route() {
        return method + " " + path;
    }

    String id() {
        return text("/operationId");
    }

    String text(String pointer) {
        return json.at(pointer).asString("");
    }

    Set<String> statuses() {
        return Set.copyOf(json.at("/responses").propertyNames());
    }

    List<String> namesInPath() {
        return NAME.matcher(path).results().map(MatchResult::group).toList();
    }

    List<String> pathParameters() {
        return json.at("/parameters")
                .valueStream()
                .filter(parameter -> parameter.at("/in").asString().equals("path"))
                .map(parameter -> parameter.at("/name").asString())
                .toList();
    }

    /** Nothing at all is among what it accepts. */
    boolean needsNoSession() {
        var security = json.at("/security");
        return security.isEmpty() || security.valueStream().anyMatch(JsonNode::isEmpty);
    }

    JsonNode bodySchema(JsonNode schemas) {
        var schema = json.at("/requestBody/content/application~1json/schema");
        var reference = schema.at("/$ref").asString("");
        return reference.isEmpty() ? schema : schemas.at("/" + reference.substring(reference.lastIndexOf('/') + 1));
    }
}
