package village.infra.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Whether what fitted one schema still fits another. New enum values may come, old ones may not go. */
final class SchemaCompatibility {
    private static final List<String> CEILINGS =
            List.of("maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties");
    private static final List<String> FLOORS =
            List.of("minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties");
    private static final List<String> SAME = List.of("type", "format", "$ref", "pattern", "uniqueItems", "const");
    private static final List<String> CHOICES = List.of("anyOf", "oneOf", "allOf");

    private SchemaCompatibility() {}

    /** Who has to keep to it. */
    enum Way {
        SENT,
        ANSWERED
    }

    static List<String> broken(String what, JsonNode before, JsonNode after, Way way) {
        var broken = new ArrayList<String>();
        for (var word : SAME) {
            if (!before.path(word).equals(after.path(word))) {
                broken.add(what + ": another " + word);
            }
        }
        choices(what, before, after, way, broken);
        words(what, before, after, broken);
        bounds(what, before, after, way, broken);
        required(what, before, after, way, broken);
        before.path("properties").properties().forEach(each -> {
            var there = after.path("properties").path(each.getKey());
            if (there.isMissingNode()) {
                broken.add(what + "." + each.getKey() + " is gone");
            } else {
                broken.addAll(broken(what + "." + each.getKey(), each.getValue(), there, way));
            }
        });
        for (var inner : List.of("items", "additionalProperties")) {
            if (before.path(inner).isObject() && after.path(inner).isObject()) {
                broken.addAll(broken(what + "[]", before.path(inner), after.path(inner), way));
            } else if (before.path(inner).isObject() != after.path(inner).isObject()) {
                broken.add(what + ": another " + inner);
            }
        }
        return broken;
    }

    private static void choices(String what, JsonNode before, JsonNode after, Way way, List<String> broken) {
        for (var word : CHOICES) {
            var was = before.path(word);
            var is = after.path(word);
            if (was.size() != is.size()) {
                broken.add(what + ": another " + word);
                continue;
            }
            for (var one = 0; one < was.size(); one++) {
                broken.addAll(broken(what + " " + word + " " + one, was.get(one), is.get(one), way));
            }
        }
    }

    private static void words(String what, JsonNode before, JsonNode after, List<String> broken) {
        if (before.path("enum").isMissingNode() != after.path("enum").isMissingNode()) {
            broken.add(what + ": another enum");
        }
        Compatibility.minus(texts(before.path("enum")), texts(after.path("enum")))
                .forEach(word -> broken.add(what + ": " + word + " is gone"));
    }

    /** What is sent may be bound less, what is answered more. */
    private static void bounds(String what, JsonNode before, JsonNode after, Way way, List<String> broken) {
        for (var word : CEILINGS) {
            var was = number(before.path(word), Double.POSITIVE_INFINITY);
            var is = number(after.path(word), Double.POSITIVE_INFINITY);
            if (way == Way.SENT ? is < was : is > was) {
                broken.add(what + ": another " + word);
            }
        }
        for (var word : FLOORS) {
            var was = number(before.path(word), Double.NEGATIVE_INFINITY);
            var is = number(after.path(word), Double.NEGATIVE_INFINITY);
            if (way == Way.SENT ? is > was : is < was) {
                broken.add(what + ": another " + word);
            }
        }
    }

    private static double number(JsonNode bound, double none) {
        return bound.isMissingNode() ? none : bound.asDouble();
    }

    private static void required(String what, JsonNode before, JsonNode after, Way way, List<String> broken) {
        var was = texts(before.path("required"));
        var is = texts(after.path("required"));
        if (way == Way.SENT) {
            Compatibility.minus(is, was).forEach(name -> broken.add(what + " requires " + name));
        } else {
            Compatibility.minus(was, is).forEach(name -> broken.add(what + " may lack " + name));
        }
    }

    private static Set<String> texts(JsonNode list) {
        var texts = new TreeSet<String>();
        list.forEach(each -> texts.add(each.asString()));
        return texts;
    }
}
