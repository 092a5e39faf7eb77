package village.wechat.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every file the pages need, read once at start and held in memory: about 200 kilobytes. The address of a file carries
 * the hash of all of them, so a phone asks for each only once per release.
 */
final class PageFiles {
    private static final Set<String> FOLDERS = Set.of("h5", "console", "shared");

    private final ImportMap imports;
    private final Map<String, PageFile> files = new TreeMap<>();
    private final String release;

    private PageFiles(ImportMap imports) {
        this.imports = imports;
        FOLDERS.forEach(folder -> read("classpath*:/static/" + folder + "/**/*.*", "/static/"));
        imports.imports().values().stream()
                .filter(address -> address.endsWith("/"))
                .forEach(address ->
                        read("classpath*:/META-INF/resources" + address + "**/*.js", "/META-INF/resources/"));
        this.release = Digests.hex(everyHash().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        FOLDERS.forEach(this::finishIndex);
    }

    static PageFiles load() {
        return new PageFiles(ImportMap.ofWebjars());
    }

    ImportMap imports() {
        return imports;
    }

    /** The release as it stands in the addresses of modules and style sheets. */
    String release() {
        return release;
    }

    /** The file at a path such as {@code /h5/app.js}, or nothing. */
    Optional<PageFile> find(String path) {
        return Optional.ofNullable(files.get(path));
    }

    Set<String> paths() {
        return files.keySet();
    }

    private void read(String pattern, String root) {
        try {
            for (Resource resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                String address = resource.getURL().toString();
                String path = address.substring(address.lastIndexOf(root) + root.length() - 1);
                if (resource.isReadable() && !forTools(path)) {
                    files.put(path, PageFile.of(path, resource.getContentAsByteArray()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean forTools(String path) {
        return path.contains("/development/") || path.contains("/node/");
    }

    private void finishIndex(String folder) {
        files.computeIfPresent("/" + folder + "/index.html", (path, file) -> {
            String html = new String(file.plain(), StandardCharsets.UTF_8)
                    .replace("{{importmap}}", "<script type=\"importmap\">" + imports.json() + "</script>")
                    .replace("{{preloads}}", preloads("/" + folder + "/app.js"))
                    .replace("{{base}}", "/assets/" + release);
            return PageFile.of(path, html.getBytes(StandardCharsets.UTF_8));
        });
    }

    /** Asks for the modules a page starts with at once, instead of one round trip per import. */
    private String preloads(String entry) {
        return new ModuleGraph(imports, files)
                .reachableFrom(entry).stream()
                        .map(path -> path.startsWith("/webjars/") ? path : "{{base}}" + path)
                        .map(address -> "<link rel=\"modulepreload\" href=\"" + address + "\">")
                        .collect(Collectors.joining("\n"));
    }

    private String everyHash() {
        return files.values().stream().map(file -> file.path() + file.hash()).collect(Collectors.joining("\n"));
    }
}
