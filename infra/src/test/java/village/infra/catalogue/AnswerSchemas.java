package village.infra.catalogue;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The schemas of what the open API answers with, by the released document. */
final class AnswerSchemas {
    private static final String SCHEMAS = "#/components/schemas/";

    private final JsonNode document;

    AnswerSchemas(JsonNode document) {
        this.document = document;
    }

    /**
     * Those that no field is named of, and that stand in no field that is named.
     *
     * @param fields as {@code Schema.field}
     * @param scopes whose operations are left out
     */
    Set<String> unmentioned(Set<String> fields, Set<String> scopes) {
        var seen = new TreeSet<String>();
        var missing = new TreeSet<String>();
        operations()
                .filter(operation -> reads(operation.at("/x-scope").asString(""), scopes))
                .flatMap(operation -> operation.at("/responses").properties().stream())
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> look(response.getValue(), fields, seen, missing));
        return missing;
    }

    private static boolean reads(String scope, Set<String> leftOut) {
        return (scope.endsWith(":read") || scope.equals("none")) && !leftOut.contains(scope);
    }

    private Stream<JsonNode> operations() {
        return document.at("/paths").valueStream().flatMap(JsonNode::valueStream);
    }

    private void look(JsonNode node, Set<String> fields, Set<String> seen, Set<String> missing) {
        for (var name : named(node)) {
            if (seen.add(name)) {
                var properties = document.at("/components/schemas/" + name + "/properties");
                if (!wraps(properties) && fields.stream().noneMatch(field -> field.startsWith(name + "."))) {
                    missing.add(name);
                }
                properties.properties().stream()
                        .filter(property -> !fields.contains(name + "." + property.getKey()))
                        .forEach(property -> look(property.getValue(), fields, seen, missing));
            }
        }
    }

    /** A page: lines, and where the next begins. */
    private static boolean wraps(JsonNode properties) {
        return properties.has("items");
    }

    private static Set<String> named(JsonNode node) {
        var named = new TreeSet<String>();
        for (var reference : node.findValuesAsString("$ref")) {
            if (reference.startsWith(SCHEMAS)) {
                named.add(reference.substring(SCHEMAS.length()));
            }
        }
        return named;
    }
}
