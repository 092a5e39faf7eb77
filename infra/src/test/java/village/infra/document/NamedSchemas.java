package village.infra.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import village.infra.document.SchemaCompatibility.Way;

/** The schemas of two documents, by where they stand: in what is sent, in what is answered, or in both. */
record NamedSchemas(JsonNode released, JsonNode today) {
    private static final String SCHEMAS = "#/components/schemas/";

    List<String> broken() {
        var sent = new TreeSet<String>();
        var answered = new TreeSet<String>();
        for (var operation : Documented.in(released)) {
            reach(operation.json().at("/requestBody"), sent);
            reach(operation.json().at("/parameters"), sent);
            reach(operation.json().at("/responses"), answered);
        }
        reach(released.at("/components/responses"), answered);
        var broken = new ArrayList<String>();
        for (var name : released.at("/components/schemas").propertyNames()) {
            if (schema(today, name).isMissingNode()) {
                broken.add(name + " is gone");
            } else {
                if (sent.contains(name)) {
                    broken.addAll(compared(name, Way.SENT));
                }
                if (answered.contains(name) || !sent.contains(name)) {
                    broken.addAll(compared(name, Way.ANSWERED));
                }
            }
        }
        return broken;
    }

    private List<String> compared(String name, Way way) {
        return SchemaCompatibility.broken(name, schema(released, name), schema(today, name), way);
    }

    private static JsonNode schema(JsonNode document, String name) {
        return document.at("/components/schemas/" + name);
    }

    private void reach(JsonNode from, Set<String> reached) {
        from.findValuesAsString("$ref").stream()
                .filter(reference -> reference.startsWith(SCHEMAS))
                .map(reference -> reference.substring(SCHEMAS.length()))
                .filter(reached::add)
                .forEach(name -> reach(schema(released, name), reached));
    }
}
