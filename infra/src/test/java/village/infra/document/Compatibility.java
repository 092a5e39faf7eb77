package village.infra.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What integrators relied on in a released document and would miss in another. */
record Compatibility(JsonNode released, JsonNode today) {
    List<String> broken() {
        var broken = new ArrayList<String>();
        var now = Documented.in(today).stream().collect(Collectors.toMap(Documented::route, each -> each));
        for (var before : Documented.in(released)) {
            var after = now.get(before.route());
            if (after == null) {
                broken.add(before.route() + " is gone");
            } else {
                broken.addAll(operation(before, after));
            }
        }
        released.at("/components/schemas").properties().forEach(schema -> broken.addAll(schema(schema.getKey())));
        return broken;
    }

    private static List<String> operation(Documented before, Documented after) {
        var broken = new ArrayList<String>();
        if (!before.id().equals(after.id())) {
            broken.add(before.route() + " is called " + after.id());
        }
        if (!before.text("/x-scope").equals(after.text("/x-scope"))) {
            broken.add(before.route() + " wants another scope");
        }
        var known = names(before, false);
        minus(known, names(after, false)).forEach(name -> broken.add(before.route() + " lost parameter " + name));
        minus(names(after, true), names(before, true))
                .forEach(name -> broken.add(before.route() + " requires parameter " + name));
        minus(before.statuses(), after.statuses()).stream()
                .filter(status -> status.startsWith("2"))
                .forEach(status -> broken.add(before.route() + " no longer answers " + status));
        return broken;
    }

    private static Set<String> names(Documented operation, boolean required) {
        return operation
                .json()
                .at("/parameters")
                .valueStream()
                .filter(parameter -> !required || parameter.at("/required").asBoolean(false))
                .map(parameter -> parameter.at("/name").asString())
                .collect(Collectors.toSet());
    }

    private List<String> schema(String name) {
        var before = released.at("/components/schemas/" + name);
        var after = today.at("/components/schemas/" + name);
        if (after.isMissingNode()) {
            return List.of(name + " is gone");
        }
        var broken = new ArrayList<String>();
        before.at("/properties").properties().forEach(property -> {
            var there = after.at("/properties/" + property.getKey());
            if (there.isMissingNode()) {
                broken.add(name + "." + property.getKey() + " is gone");
            } else if (!shape(property.getValue()).equals(shape(there))) {
                broken.add(name + "." + property.getKey() + " is another type");
            }
        });
        return broken;
    }

    private static String shape(JsonNode schema) {
        return schema.at("/type") + "|" + schema.at("/format") + "|" + schema.at("/$ref") + "|" + schema.at("/items");
    }

    private static Set<String> minus(Set<String> all, Set<String> others) {
        var rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
