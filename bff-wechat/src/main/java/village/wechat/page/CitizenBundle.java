package village.wechat.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The villager pages as a folder of files for 浙里办: the same modules, with its ticket in place of WeChat. What differs
 * stands in {@code /citizen} and in {@link CitizenChanges}; pages that only make sense in WeChat are left out.
 */
public final class CitizenBundle {
    private static final Pattern MODULE = Pattern.compile("(?:from\\s*|import\\s*\\(?\\s*)[\"']([^\"'\\s]+)[\"']");

    private static final Pattern STYLE = Pattern.compile("<link rel=\"stylesheet\" href=\"/assets/[^/\"]+(/[^\"]+)\">");

    private final PageFiles pages = PageFiles.load();
    private final Map<String, byte[]> files = new TreeMap<>();

    private CitizenBundle() {}

    /**
     * Writes the folder {@code build}.
     *
     * @param arguments where to; the server's address, empty for the pages' own; who provides the service
     */
    public static void main(String[] arguments) throws IOException {
        write(Path.of(arguments[0]), arguments[1], arguments[2]);
    }

    /** Gives the folder that is to be handed in. */
    static Path write(Path folder, String server, String provider) throws IOException {
        var build = folder.resolve("build");
        for (var file : files(server, provider).entrySet()) {
            var place = build.resolve(file.getKey().substring(1));
            Files.createDirectories(place.getParent());
            Files.write(place, file.getValue());
        }
        return build;
    }

    static Map<String, byte[]> files(String server, String provider) {
        var bundle = new CitizenBundle();
        bundle.put("/settings.js", "export const server = '" + server.replaceAll("[^A-Za-z0-9.:/_-]", "") + "';\n");
        bundle.index(provider.replaceAll("[<>&\"]", ""));
        bundle.follow("/h5/begin.js");
        return bundle.files;
    }

    private void put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private void index(String provider) {
        var original = plain("/h5/index.html");
        var styles =
                STYLE.matcher(original).results().map(found -> found.group(1)).toList();
        styles.forEach(path -> put(path, plain(path)));
        var links = styles.stream()
                .map(path -> "<link rel=\"stylesheet\" href=\"." + path + "\">")
                .collect(Collectors.joining("\n"));
        put("/shared/icon.svg", plain("/shared/icon.svg"));
        var map = "<script type=\"importmap\">" + pages.imports().json().replace("\"/webjars/", "\"./webjars/")
                + "</script>";
        put(
                "/index.html",
                own("/index.html")
                        .replace("{{styles}}", links)
                        .replace("{{importmap}}", map)
                        .replace("{{provider}}", provider));
    }

    /** The module and all it names, also those it imports at run time. */
    private void follow(String entry) {
        var waiting = new ArrayDeque<>(Set.of(entry));
        while (!waiting.isEmpty()) {
            var path = waiting.remove();
            if (!files.containsKey(path)) {
                var code = module(path);
                put(path, code);
                MODULE.matcher(code)
                        .results()
                        .map(found -> resolved(path, found))
                        .filter(next -> next.endsWith(".js") && !files.containsKey(next))
                        .forEach(waiting::add);
            }
        }
    }

    private String module(String path) {
        var own = CitizenBundle.class.getResource("/citizen" + path);
        return own == null ? CitizenChanges.in(path, plain(path)) : own(path);
    }

    private String resolved(String path, MatchResult found) {
        var name = found.group(1);
        if (name.startsWith(".")) {
            return java.net.URI.create(path).resolve(name).getPath();
        }
        var imports = pages.imports().imports();
        var exact = imports.get(name);
        return exact != null
                ? exact
                : imports.entrySet().stream()
                        .filter(each -> each.getKey().endsWith("/") && name.startsWith(each.getKey()))
                        .map(each ->
                                each.getValue() + name.substring(each.getKey().length()))
                        .findFirst()
                        .orElse(name);
    }

    private String plain(String path) {
        return pages.find(path)
                .map(file -> new String(file.plain(), StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException(path + ": absent (expected: a page file)"));
    }

    private static String own(String path) {
        try (InputStream stream = CitizenBundle.class.getResourceAsStream("/citizen" + path)) {
            if (stream == null) {
                throw new IllegalStateException("/citizen" + path + ": absent (expected: on the class path)");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
