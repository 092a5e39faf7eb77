package village.infra.document;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The released document as a collection that Postman and Apifox import (format v2.1); a script signs each call. */
record PostmanCollection(JsonNode document, String script) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FORMAT = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final Map<String, String> VARIABLES = Map.of(
            "baseUrl", "http://localhost:8080",
            "id", "01990000-0000-7000-8000-000000000001",
            "keyId", "vk0000000000000001",
            "leaf", "0",
            "number", "1",
            "secret", "xiangyin-sandbox-secret-0001",
            "village", "330999101201");

    ObjectNode json() {
        var whole = JSON.createObjectNode();
        whole.putObject("info")
                .put("name", document.at("/info/title").asString())
                .put("description", "由 openapi.json 生成。环境变量 baseUrl、keyId、secret、village 换成自己的；发送前的脚本会签名。")
                .put("schema", FORMAT);
        var event = whole.putArray("event").addObject().put("listen", "prerequest");
        var lines = event.putObject("script").put("type", "text/javascript").putArray("exec");
        script.lines().forEach(lines::add);
        variables(whole.putArray("variable"));
        var folders = whole.putArray("item");
        document.at("/tags").forEach(tag -> folder(folders.addObject(), tag));
        return whole;
    }

    private static void variables(ArrayNode list) {
        VARIABLES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(each -> list.addObject().put("key", each.getKey()).put("value", each.getValue()));
    }

    private void folder(ObjectNode folder, JsonNode tag) {
        folder.put("name", tag.at("/description").asString());
        var items = folder.putArray("item");
        Documented.in(document).stream()
                .filter(operation -> operation.json().at("/tags/0").equals(tag.at("/name")))
                .forEach(operation -> item(items.addObject(), operation));
    }

    private void item(ObjectNode item, Documented operation) {
        item.put("name", operation.text("/summary"));
        var request = item.putObject("request").put("method", operation.method());
        request.put("description", operation.text("/description"));
        var headers = request.putArray("header");
        parameters(operation, "header")
                .forEach(each -> headers.addObject()
                        .put("key", each.at("/name").asString())
                        .put("value", "{{$guid}}")
                        .put("description", each.at("/description").asString()));
        url(request.putObject("url"), operation);
        body(request, headers, operation);
        item.putArray("response");
    }

    private static List<JsonNode> parameters(Documented operation, String in) {
        return operation
                .json()
                .at("/parameters")
                .valueStream()
                .filter(each -> each.at("/in").asString().equals(in))
                .toList();
    }

    private static void url(ObjectNode url, Documented operation) {
        var path = operation.path().replace("{", "{{").replace("}", "}}");
        url.put("raw", "{{baseUrl}}" + path);
        url.putArray("host").add("{{baseUrl}}");
        var segments = url.putArray("path");
        List.of(path.substring(1).split("/")).forEach(segments::add);
        var queries = url.putArray("query");
        parameters(operation, "query")
                .forEach(each -> queries.addObject()
                        .put("key", each.at("/name").asString())
                        .put("value", each.at("/example").asString(""))
                        .put("description", each.at("/description").asString(""))
                        .put("disabled", !each.at("/required").asBoolean()));
    }

    private void body(ObjectNode request, ArrayNode headers, Documented operation) {
        var example = operation.bodySchema(document.at("/components/schemas")).at("/example");
        if (example.isMissingNode()) {
            return;
        }
        headers.addObject().put("key", "Content-Type").put("value", "application/json");
        request.putObject("body")
                .put("mode", "raw")
                .put("raw", JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example))
                .putObject("options")
                .putObject("raw")
                .put("language", "json");
    }
}
