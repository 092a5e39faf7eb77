package village.infra.catalogue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import village.api.Unavailable;
import village.api.catalogue.CatalogueSheets;
import village.api.catalogue.Dataset;
import village.infra.postgres.Columns;

/** Writes the catalogue as .xlsx, on threads of its own. */
final class CatalogueWorkbook implements CatalogueSheets, Disposable {
    private static final List<String> RESOURCES =
            List.of("信息资源代码", "信息资源名称", "摘要", "权限", "共享属性", "含个人信息", "更新周期", "格式", "信息项数");
    private static final List<Integer> RESOURCE_WIDTHS = List.of(20, 24, 60, 20, 12, 12, 12, 16, 10);
    private static final List<String> ITEMS =
            List.of("信息资源代码", "信息资源名称", "信息项名称", "说明", "数据类型", "共享属性", "含个人信息", "接口字段", "数据表和字段");
    private static final List<Integer> ITEM_WIDTHS = List.of(20, 24, 24, 60, 14, 12, 12, 36, 36);

    private final Scheduler scheduler;

    CatalogueWorkbook(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public Mono<byte[]> write(List<Dataset> catalogue) {
        return Mono.fromCallable(() -> written(catalogue))
                .subscribeOn(scheduler)
                .onErrorMap(RejectedExecutionException.class, full -> new Unavailable("catalogue", full));
    }

    private static byte[] written(List<Dataset> catalogue) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "xiangyin", "1.0")) {
            resources(workbook.newWorksheet("信息资源"), catalogue);
            items(workbook.newWorksheet("信息项"), catalogue);
        }
        return bytes.toByteArray();
    }

    private static void resources(Worksheet sheet, List<Dataset> catalogue) {
        heading(sheet, RESOURCES, RESOURCE_WIDTHS);
        var row = 1;
        for (var each : catalogue) {
            var outline = each.outline();
            var scope = outline.resource().map(resource -> Columns.word(resource) + ":read");
            texts(
                    sheet,
                    row,
                    List.of(
                            outline.code(),
                            outline.name(),
                            outline.summary(),
                            scope.orElse("不需要"),
                            each.sharing().label(),
                            yes(each.personal()),
                            outline.cycle().label(),
                            String.join("、", outline.formats())));
            sheet.value(row, 8, each.items().size());
            row++;
        }
    }

    private static void items(Worksheet sheet, List<Dataset> catalogue) {
        heading(sheet, ITEMS, ITEM_WIDTHS);
        var row = 1;
        for (var each : catalogue) {
            for (var item : each.items()) {
                texts(sheet, row++, line(each, item));
            }
        }
    }

    private static List<String> line(Dataset dataset, Dataset.Item item) {
        var mark = item.mark();
        return List.of(
                dataset.outline().code(),
                dataset.outline().name(),
                item.note().name(),
                item.note().comment(),
                item.note().kind().label(),
                mark.sharing().label(),
                yes(mark.personal()),
                mark.given().orElse(""),
                mark.path());
    }

    private static void heading(Worksheet sheet, List<String> texts, List<Integer> widths) {
        texts(sheet, 0, texts);
        sheet.range(0, 0, 0, texts.size() - 1).style().bold().set();
        sheet.freezePane(0, 1);
        for (var column = 0; column < widths.size(); column++) {
            sheet.width(column, widths.get(column));
        }
    }

    private static void texts(Worksheet sheet, int row, List<String> texts) {
        for (var column = 0; column < texts.size(); column++) {
            sheet.value(row, column, texts.get(column));
        }
    }

    private static String yes(boolean whether) {
        return whether ? "是" : "否";
    }

    @Override
    public void dispose() {
        scheduler.dispose();
    }
}
