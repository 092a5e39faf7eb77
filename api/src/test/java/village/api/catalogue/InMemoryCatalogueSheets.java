package village.api.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The twin: the same cells, in no office program's format. */
public final class InMemoryCatalogueSheets implements CatalogueSheets {
    private static final String CELL = "\u001f";
    private static final String ROW = "\u001e";
    private static final String SHEET = "\u001d";
    private static final List<String> RESOURCES =
            List.of("信息资源代码", "信息资源名称", "摘要", "权限", "共享属性", "含个人信息", "更新周期", "格式", "信息项数");
    private static final List<String> ITEMS =
            List.of("信息资源代码", "信息资源名称", "信息项名称", "说明", "数据类型", "共享属性", "含个人信息", "接口字段", "数据表和字段");

    @Override
    public Mono<byte[]> write(List<Dataset> catalogue) {
        return Mono.fromSupplier(
                () -> (resources(catalogue) + SHEET + items(catalogue)).getBytes(StandardCharsets.UTF_8));
    }

    /** The rows of a sheet. */
    public static List<List<String>> read(byte[] workbook, int sheet) {
        var text = new String(workbook, StandardCharsets.UTF_8).split(SHEET, -1)[sheet];
        return Stream.of(text.split(ROW, -1))
                .map(row -> List.of(row.split(CELL, -1)))
                .toList();
    }

    private static String resources(List<Dataset> catalogue) {
        var rows = new ArrayList<>(List.of(String.join(CELL, RESOURCES)));
        catalogue.forEach(each -> rows.add(String.join(CELL, resource(each))));
        return String.join(ROW, rows);
    }

    private static List<String> resource(Dataset each) {
        var outline = each.outline();
        return List.of(
                outline.code(),
                outline.name(),
                outline.summary(),
                outline.resource()
                        .map(resource -> resource.name().toLowerCase(Locale.ROOT) + ":read")
                        .orElse("不需要"),
                each.sharing().label(),
                yes(each.personal()),
                outline.cycle().label(),
                String.join("、", outline.formats()),
                Integer.toString(each.items().size()));
    }

    private static String items(List<Dataset> catalogue) {
        var rows = new ArrayList<>(List.of(String.join(CELL, ITEMS)));
        catalogue.forEach(each -> each.items().forEach(item -> rows.add(String.join(CELL, item(each, item)))));
        return String.join(ROW, rows);
    }

    private static List<String> item(Dataset each, Dataset.Item item) {
        var mark = item.mark();
        return List.of(
                each.outline().code(),
                each.outline().name(),
                item.note().name(),
                item.note().comment(),
                item.note().kind().label(),
                mark.sharing().label(),
                yes(mark.personal()),
                mark.given().orElse(""),
                mark.path());
    }

    private static String yes(boolean whether) {
        return whether ? "是" : "否";
    }
}
