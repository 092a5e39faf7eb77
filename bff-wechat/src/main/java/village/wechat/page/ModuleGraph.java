package village.wechat.page;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which modules a module imports, directly and through others; imports at run time are not followed. */
final class ModuleGraph {
    /** At the beginning of a statement, so that a field named "from" in a template is none. */
    private static final Pattern IMPORT = Pattern.compile(
            "(?m)(?:^|;)\\s*(?:import\\s*|(?:import|export)\\b[^'\"`;=()]*\\bfrom\\s*)[\"']([^\"']+)[\"']");

    private static final Pattern LATER = Pattern.compile("\\bimport\\(\\s*[\"']([^\"']+)[\"']\\s*\\)");

    private final ImportMap imports;
    private final Map<String, PageFile> files;

    ModuleGraph(ImportMap imports, Map<String, PageFile> files) {
        this.imports = imports;
        this.files = files;
    }

    /** The module and all it imports, nearest first. */
    Set<String> reachableFrom(String entry) {
        Set<String> reached = new LinkedHashSet<>();
        visit(entry, reached);
        return reached;
    }

    /** The addresses one module names, those it imports at run time included. */
    Stream<String> named(String path) {
        return Stream.concat(addresses(path, IMPORT), addresses(path, LATER));
    }

    private void visit(String path, Set<String> reached) {
        if (files.containsKey(path) && reached.add(path)) {
            addresses(path, IMPORT).forEach(next -> visit(next, reached));
        }
    }

    private Stream<String> addresses(String path, Pattern pattern) {
        return Optional.ofNullable(files.get(path)).stream()
                .map(file -> new String(file.plain(), StandardCharsets.UTF_8))
                .flatMap(code -> pattern.matcher(code).results())
                .map(found -> found.group(1))
                .map(name -> resolve(path, name));
    }

    private String resolve(String path, String name) {
        if (name.startsWith(".") || name.startsWith("/")) {
            return URI.create(path).resolve(name).getPath();
        }
        String exact = imports.imports().get(name);
        return exact != null ? exact : underFolder(name);
    }

    private String underFolder(String name) {
        return imports.imports().entrySet().stream()
                .filter(each -> each.getKey().endsWith("/") && name.startsWith(each.getKey()))
                .map(each -> each.getValue() + name.substring(each.getKey().length()))
                .findFirst()
                .orElse(name);
    }
}
