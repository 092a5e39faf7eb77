package village.wechat.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The import map that gives Lit's bare module names their addresses. The versions are those of the webjars on the class
 * path, so the only place that names one is the build file.
 */
record ImportMap(Map<String, String> imports) {
    static ImportMap ofWebjars() {
        Map<String, String> imports = new LinkedHashMap<>();
        add(imports, "lit", "lit", "index.js");
        add(imports, "lit-html", "lit-html", "lit-html.js");
        add(imports, "lit-element", "lit-element", "lit-element.js");
        add(imports, "@lit/reactive-element", "lit__reactive-element", "reactive-element.js");
        return new ImportMap(imports);
    }

    private static void add(Map<String, String> imports, String name, String webjar, String entry) {
        String base = "/webjars/" + webjar + "/" + version(webjar) + "/";
        imports.put(name, base + entry);
        imports.put(name + "/", base);
    }

    private static String version(String webjar) {
        String place = "/META-INF/maven/org.webjars.npm/" + webjar + "/pom.properties";
        Properties properties = new Properties();
        try (InputStream stream = ImportMap.class.getResourceAsStream(place)) {
            if (stream == null) {
                throw new IllegalStateException("webjar: absent (expected: " + place + " on the class path)");
            }
            properties.load(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    /** The text between the script tags; the policy carries the hash of exactly this. */
    String json() {
        return imports.entrySet().stream()
                .map(each -> "\"" + each.getKey() + "\":\"" + each.getValue() + "\"")
                .collect(Collectors.joining(",", "{\"imports\":{", "}}"));
    }

    /** The hash as a content security policy names it. */
    String hash() {
        return "sha256-" + Digests.base64(json().getBytes(StandardCharsets.UTF_8));
    }
}
