package village.api.complaint.catalogue.editing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.Nearness;
import village.api.identity.Role;

/**
 * What becomes of one category from one version to the next.
 *
 * @param name as it is called afterwards, or was called before it goes
 * @param fields what changes, in words; empty for what comes or goes as a whole
 */
public record CatalogueChange(Kind kind, String code, String name, List<Field> fields) {
    public CatalogueChange {
        fields = List.copyOf(fields);
    }

    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** @param name of the field, before and after: all Chinese, for people */
    public record Field(String name, String before, String after) {}

    /** In the order of the later version, what goes at the end; what stays as it is is not told. */
    public static List<CatalogueChange> between(List<CatalogueLine> before, List<CatalogueLine> after) {
        var earlier = byCode(before);
        var later = byCode(after);
        var changes = new ArrayList<CatalogueChange>();
        after.forEach(line -> Optional.ofNullable(earlier.get(line.code()))
                .ifPresentOrElse(
                        old -> changed(old, line).ifPresent(changes::add),
                        () -> changes.add(new CatalogueChange(Kind.ADDED, line.code(), line.name(), List.of()))));
        before.stream()
                .filter(line -> !later.containsKey(line.code()))
                .forEach(line -> changes.add(new CatalogueChange(Kind.REMOVED, line.code(), line.name(), List.of())));
        return changes;
    }

    private static Map<String, CatalogueLine> byCode(List<CatalogueLine> lines) {
        return lines.stream().collect(Collectors.toMap(CatalogueLine::code, Function.identity()));
    }

    private static Optional<CatalogueChange> changed(CatalogueLine before, CatalogueLine after) {
        var fields = new ArrayList<Field>();
        compare(fields, "名称", before.name(), after.name());
        compare(fields, "通常由谁办理", role(before.handlerRole()), role(after.handlerRole()));
        compare(fields, "时限", due(before.due()), due(after.due()));
        compare(fields, "预案", before.plan(), after.plan());
        compare(fields, "相近的诉求", near(before.near()), near(after.near()));
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(new CatalogueChange(Kind.CHANGED, after.code(), after.name(), fields));
    }

    private static void compare(List<Field> fields, String name, String before, String after) {
        if (!before.equals(after)) {
            fields.add(new Field(name, before, after));
        }
    }

    private static String role(Optional<Role> role) {
        return role.map(HandlerWords::of).orElse("由调度员定");
    }

    private static String due(Optional<Due> due) {
        return due.map(Due::label).orElse("按村的承诺");
    }

    private static String near(Optional<Nearness> near) {
        return near.map(found -> found.metres() + " 米 " + found.days() + " 天内").orElse("不提示");
    }
}
