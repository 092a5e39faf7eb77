package village.wechat.account.envelope;

import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import village.api.Reason;
import village.api.Refusal;

/**
 * A message of WeChat, in whichever form the account is set to. Fields below others are named with a slash:
 * {@code result/suggest}; of several of one name the first bears it alone, the others with their number: {@code List[2]}.
 */
public record CallbackMessage(Map<String, String> fields) {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_FIELDS = 200;
    /** More of one name are let go. */
    private static final int MAX_ITEMS = 20;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final XMLInputFactory XML = xml();

    /** Refuses what is neither JSON nor XML, or more than WeChat ever sends. */
    public static CallbackMessage of(String body) {
        var fields = new HashMap<String, String>();
        try {
            if (body.stripLeading().startsWith("<")) {
                readXml(body, fields);
            } else {
                readJson("", JSON.readTree(body), fields);
            }
        } catch (XMLStreamException | JacksonException e) {
            throw Refusal.of(Reason.REQUEST_MALFORMED);
        }
        return new CallbackMessage(Map.copyOf(fields));
    }

    /** Empty if there is no such field. */
    public String field(String name) {
        return fields.getOrDefault(name, "");
    }

    /** What WeChat lists under a name, in its order: one, several or none. */
    public List<CallbackMessage> items(String name) {
        return IntStream.rangeClosed(1, MAX_ITEMS)
                .mapToObj(number -> below(numbered(name, number) + '/'))
                .filter(item -> !item.fields().isEmpty())
                .toList();
    }

    private CallbackMessage below(String path) {
        return new CallbackMessage(fields.entrySet().stream()
                .filter(field -> field.getKey().startsWith(path))
                .collect(Collectors.toUnmodifiableMap(
                        field -> field.getKey().substring(path.length()), Map.Entry::getValue)));
    }

    private static String numbered(String name, int number) {
        return number == 1 ? name : name + '[' + number + ']';
    }

    private static void readJson(String path, JsonNode node, Map<String, String> fields) {
        for (var entry : node.properties()) {
            var name = path.isEmpty() ? entry.getKey() : path + '/' + entry.getKey();
            if (entry.getValue().isArray()) {
                for (var index = 0; index < Math.min(entry.getValue().size(), MAX_ITEMS); index++) {
                    readJsonValue(numbered(name, index + 1), entry.getValue().get(index), fields);
                }
            } else {
                readJsonValue(name, entry.getValue(), fields);
            }
        }
    }

    private static void readJsonValue(String name, JsonNode value, Map<String, String> fields) {
        if (value.isObject()) {
            bounded(name, fields);
            readJson(name, value, fields);
        } else if (value.isValueNode()) {
            put(name, value.asString(""), fields);
        }
    }

    private static void readXml(String body, Map<String, String> fields) throws XMLStreamException {
        var reader = XML.createXMLStreamReader(new StringReader(body));
        var path = "";
        var letGo = "";
        var counts = new HashMap<String, Integer>();
        var text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path = path + '/' + reader.getLocalName();
                    bounded(path, fields);
                    var number = counts.merge(path, 1, Integer::sum);
                    path = numbered(path, number);
                    letGo = letGo.isEmpty() && number > MAX_ITEMS ? path : letGo;
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    if (letGo.isEmpty()) {
                        put(path.replaceFirst("^/[^/]+/?", ""), text.toString(), fields);
                    }
                    letGo = path.equals(letGo) ? "" : letGo;
                    text.setLength(0);
                    path = path.substring(0, path.lastIndexOf('/'));
                }
                case XMLStreamConstants.DTD -> throw Refusal.of(Reason.REQUEST_MALFORMED);
                default -> {}
            }
        }
    }

    private static void put(String name, String value, Map<String, String> fields) {
        bounded(name, fields);
        fields.putIfAbsent(name, value.strip());
    }

    private static void bounded(String path, Map<String, String> fields) {
        if (fields.size() >= MAX_FIELDS
                || path.chars().filter(letter -> letter == '/').count() > MAX_DEPTH) {
            throw Refusal.of(Reason.REQUEST_MALFORMED);
        }
    }

    private static XMLInputFactory xml() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /** The fields are a follower's words. */
    @Override
    public String toString() {
        return "CallbackMessage[***]";
    }
}
