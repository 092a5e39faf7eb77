package village.infra.document;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Whether an example has the fields and types of a real answer. */
record ShapeCheck(SchemaCheck schemas) {
    /** An optional field may be missing in the answer, never in the example. */
    List<String> faults(JsonNode example, JsonNode answer, JsonNode schema) {
        var faults = new ArrayList<String>();
        compare("", example, answer, schemas.resolved(schema), faults);
        return faults;
    }

    private void compare(String at, JsonNode example, JsonNode answer, JsonNode schema, List<String> faults) {
        if (example.isNull() || answer.isNull()) {
            return;
        }
        if (!kind(example).equals(kind(answer))) {
            faults.add(at + " is " + kind(answer) + " (the example says " + kind(example) + ")");
        } else if (answer.isArray()) {
            var whole = merged(example);
            answer.forEach(each -> compare(at + "[]", whole, each, schemas.resolved(schema.at("/items")), faults));
        } else if (answer.isObject() && schema.has("properties")) {
            fields(at, example, answer, schema, faults);
        }
    }

    private void fields(String at, JsonNode example, JsonNode answer, JsonNode schema, List<String> faults) {
        answer.properties().forEach(field -> {
            if (example.has(field.getKey())) {
                var property = schemas.resolved(schema.at("/properties").path(field.getKey()));
                compare(at + "/" + field.getKey(), example.get(field.getKey()), field.getValue(), property, faults);
            } else if (!field.getValue().isNull()) {
                faults.add(at + "/" + field.getKey() + " is not in the example");
            }
        });
        schema.at("/required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> !answer.has(name))
                .forEach(name -> faults.add(at + "/" + name + " was not answered"));
    }

    /** All fields that any of the examples in a list has. */
    private static JsonNode merged(JsonNode list) {
        if (list.isEmpty() || !list.get(0).isObject()) {
            return list.isEmpty() ? JsonNodeFactory.instance.nullNode() : list.get(0);
        }
        ObjectNode all = JsonNodeFactory.instance.objectNode();
        list.forEach(each -> each.properties().forEach(field -> all.set(field.getKey(), field.getValue())));
        return all;
    }

    private static String kind(JsonNode value) {
        return value.isNumber() ? "a number" : value.getNodeType().name();
    }
}
