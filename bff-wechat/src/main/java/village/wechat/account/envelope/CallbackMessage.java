package village.wechat.account.envelope;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
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
 * {@code result/suggest}.
 */
public record CallbackMessage(Map<String, String> fields) {
    private static final int MAX_DEPTH = 6;
    private static final int MAX_FIELDS = 200;
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

    private static void readJson(String path, JsonNode node, Map<String, String> fields) {
        for (var entry : node.properties()) {
            var name = path.isEmpty() ? entry.getKey() : path + '/' + entry.getKey();
            if (entry.getValue().isObject()) {
                bounded(name, fields);
                readJson(name, entry.getValue(), fields);
            } else if (entry.getValue().isValueNode()) {
                put(name, entry.getValue().asString(""), fields);
            }
        }
    }

    private static void readXml(String body, Map<String, String> fields) throws XMLStreamException {
        var reader = XML.createXMLStreamReader(new StringReader(body));
        var path = "";
        var text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    path = path + '/' + reader.getLocalName();
                    bounded(path, fields);
                    text.setLength(0);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    put(path.replaceFirst("^/[^/]+/?", ""), text.toString(), fields);
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
