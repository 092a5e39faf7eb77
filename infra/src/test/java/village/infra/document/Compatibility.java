package village.infra.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import village.infra.document.SchemaCompatibility.Way;

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
                broken.addAll(request(before, after));
                broken.addAll(answers(before, after));
            }
        }
        broken.addAll(new NamedSchemas(released, today).broken());
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

    private static List<String> request(Documented before, Documented after) {
        var broken = new ArrayList<String>();
        var now = parameters(after).collect(Collectors.toMap(Compatibility::name, Function.identity()));
        parameters(before).filter(each -> now.containsKey(name(each))).forEach(each -> {
            var what = before.route() + " parameter " + name(each);
            broken.addAll(SchemaCompatibility.broken(
                    what, each.at("/schema"), now.get(name(each)).at("/schema"), Way.SENT));
        });
        var was = before.json().at("/requestBody");
        var is = after.json().at("/requestBody");
        if (is.at("/required").asBoolean(false) && !was.at("/required").asBoolean(false)) {
            broken.add(before.route() + " requires a body");
        }
        broken.addAll(content(before.route() + " takes ", was, is, Way.SENT));
        return broken;
    }

    private static List<String> answers(Documented before, Documented after) {
        return before.statuses().stream()
                .filter(after.statuses()::contains)
                .sorted()
                .flatMap(status -> content(
                        before.route() + " answers " + status + " ",
                        before.json().at("/responses/" + status),
                        after.json().at("/responses/" + status),
                        Way.ANSWERED)
                        .stream())
                .toList();
    }

    private static List<String> content(String what, JsonNode before, JsonNode after, Way way) {
        var broken = new ArrayList<String>();
        before.at("/content").properties().forEach(each -> {
            var there = after.at("/content").path(each.getKey());
            if (there.isMissingNode()) {
                broken.add(what + each.getKey() + " no more");
            } else {
                broken.addAll(SchemaCompatibility.broken(
                        what + each.getKey(), each.getValue().at("/schema"), there.at("/schema"), way));
            }
        });
        return broken;
    }

    private static Stream<JsonNode> parameters(Documented operation) {
        return operation.json().at("/parameters").valueStream();
    }

    /** With the place it stands in: a header is no query parameter. */
    private static String name(JsonNode parameter) {
        return parameter.at("/in").asString("") + " " + parameter.at("/name").asString("");
    }

    private static Set<String> names(Documented operation, boolean required) {
        return parameters(operation)
                .filter(parameter -> !required || parameter.at("/required").asBoolean(false))
                .map(Compatibility::name)
                .collect(Collectors.toSet());
    }

    static Set<String> minus(Set<String> all, Set<String> others) {
        var rest = new TreeSet<>(all);
        rest.removeAll(others);
        return rest;
    }
}
