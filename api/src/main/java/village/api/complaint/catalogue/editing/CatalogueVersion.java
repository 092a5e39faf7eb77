package village.api.complaint.catalogue.editing;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import village.api.Refusal;

/**
 * The whole catalogue from a day on. Its name is that day, so that a day has one catalogue.
 *
 * @param lines upper categories before their lower ones; as they are read, each with its lower ones after it
 */
public record CatalogueVersion(String version, LocalDate effectiveFrom, String legalBasis, List<CatalogueLine> lines) {
    public static final int MAX_LINES = 500;
    public static final int MAX_BASIS = 300;

    public CatalogueVersion {
        lines = List.copyOf(lines);
    }

    /** Refuses what is no whole catalogue: no lines, a code or name twice, a lower category without its upper one. */
    public static CatalogueVersion drafted(LocalDate effectiveFrom, String legalBasis, List<CatalogueLine> lines) {
        var basis = legalBasis.strip();
        if (basis.isEmpty() || basis.codePointCount(0, basis.length()) > MAX_BASIS) {
            throw Refusal.invalid("/legalBasis", "请写明依据，最多 " + MAX_BASIS + " 个字。");
        }
        if (lines.isEmpty() || lines.size() > MAX_LINES) {
            throw Refusal.invalid("/items", "类别应为 1 到 " + MAX_LINES + " 个。");
        }
        var uppers = lines.stream()
                .filter(line -> line.parent().isEmpty())
                .map(CatalogueLine::code)
                .collect(Collectors.toSet());
        var codes = new HashSet<String>();
        var names = new HashSet<String>();
        for (var line : lines) {
            if (!codes.add(line.code())) {
                throw Refusal.invalid("/items", "代码 " + line.code() + " 出现了两次。");
            }
            if (!names.add(line.parent().orElse("") + line.name())) {
                throw Refusal.invalid("/items", "同一大类里有两个“" + line.name() + "”。");
            }
            if (line.parent().filter(parent -> !uppers.contains(parent)).isPresent()) {
                throw Refusal.invalid(
                        "/items", "小类 " + line.code() + " 没有大类 " + line.parent().orElseThrow() + "。");
            }
        }
        return new CatalogueVersion(effectiveFrom.toString(), effectiveFrom, basis, inOrder(lines));
    }

    private static List<CatalogueLine> inOrder(List<CatalogueLine> lines) {
        return lines.stream()
                .sorted((one, other) ->
                        Integer.compare(one.code().length(), other.code().length()))
                .toList();
    }
}
