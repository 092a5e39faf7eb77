package village.infra.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Whether values keep to the schemas of a document, in the words of JSON Schema that the document uses. */
record SchemaCheck(JsonNode document) {
    /** What is wrong, each with its place; nothing when all is well. A property the schema does not know is wrong. */
    List<String> faults(JsonNode value, JsonNode schema) {
        var faults = new ArrayList<String>();
        check("", value, schema, faults);
        return faults;
    }

    /** The schema itself, followed through references, and out of a choice between it and null. */
    JsonNode resolved(JsonNode schema) {
        var reference = schema.at("/$ref").asString("");
        if (!reference.isEmpty()) {
            return resolved(document.at(reference.substring(1)));
        }
        return schema.at("/anyOf")
                .valueStream()
                .filter(choice -> !choice.at("/type").asString("").equals("null"))
                .findFirst()
                .map(this::resolved)
                .orElse(schema);
    }

    private void check(String at, JsonNode value, JsonNode schema, List<String> faults) {
        var whole = resolved(schema);
        if (value.isNull()) {
            if (!mayBeNull(schema)) {
                faults.add(at + " must not be null");
            }
            return;
        }
        if (types(whole).noneMatch(type -> is(value, type))) {
            faults.add(at + " is no " + whole.at("/type") + ": " + value);
            return;
        }
        if (whole.has("enum") && whole.at("/enum").valueStream().noneMatch(value::equals)) {
            faults.add(at + " is none of " + whole.at("/enum") + ": " + value);
        }
        if (!wellFormed(value, whole.at("/format").asString(""))) {
            faults.add(at + " is no " + whole.at("/format").asString() + ": " + value);
        }
        for (var index = 0; value.isArray() && index < value.size(); index++) {
            check(at + "/" + index, value.get(index), whole.at("/items"), faults);
        }
        if (value.isObject()) {
            fields(at, value, whole, faults);
        }
    }

    private void fields(String at, JsonNode value, JsonNode schema, List<String> faults) {
        schema.at("/required")
                .valueStream()
                .map(JsonNode::asString)
                .filter(name -> !value.has(name))
                .forEach(name -> faults.add(at + " lacks " + name));
        value.properties().forEach(field -> {
            var property = schema.at("/properties").path(field.getKey());
            var other = schema.at("/additionalProperties");
            if (property.isMissingNode() && !other.isObject()) {
                faults.add(at + " has an unknown " + field.getKey());
            } else {
                check(at + "/" + field.getKey(), field.getValue(), property.isMissingNode() ? other : property, faults);
            }
        });
    }

    private boolean mayBeNull(JsonNode schema) {
        return types(schema).anyMatch("null"::equals)
                || schema.at("/anyOf").valueStream().anyMatch(this::mayBeNull);
    }

    private static Stream<String> types(JsonNode schema) {
        var type = schema.at("/type");
        return type.isArray() ? type.valueStream().map(JsonNode::asString) : Stream.of(type.asString("any"));
    }

    private static boolean is(JsonNode value, String type) {
        return switch (type) {
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "number" -> value.isNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "any" -> true;
            default -> false;
        };
    }

    private static boolean wellFormed(JsonNode value, String format) {
        try {
            switch (format) {
                case "uuid" -> UUID.fromString(value.asString());
                case "date-time" -> OffsetDateTime.parse(value.asString());
                case "date" -> LocalDate.parse(value.asString());
                default -> {
                    return true;
                }
            }
            return true;
        } catch (IllegalArgumentException | DateTimeException wrong) {
            return false;
        }
    }
}
