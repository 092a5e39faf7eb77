package village.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import village.api.client.Resource;

/** What every writer of the catalogue must put into its two sheets. */
public interface CatalogueSheetsContract {
    CatalogueSheets sheets();

    /** The rows of a sheet as they are read again, from its heading on; nothing stands in an empty cell. */
    List<List<String>> read(byte[] workbook, int sheet);

    private static Dataset dataset(String code, String name, Optional<Resource> resource, Dataset.Item... items) {
        var marks = List.of(items).stream().map(Dataset.Item::mark).toList();
        var outline = new Outline(code, name, name + "的说明", resource, Cycle.REAL_TIME, List.of("json", "xlsx"), marks);
        return new Dataset(outline, List.of(items));
    }

    private static Dataset.Item item(String column, Sharing sharing, String comment) {
        var given = sharing == Sharing.WITHHELD ? Optional.<String>empty() : Optional.of("News." + column);
        return new Dataset.Item(
                new Mark("news_article", column, sharing, sharing == Sharing.RESTRICTED, given),
                new Note(comment, Kind.STRING));
    }

    private List<List<String>> written(int sheet, Dataset... catalogue) {
        return read(sheets().write(List.of(catalogue)).block(Duration.ofSeconds(10)), sheet);
    }

    @Test
    default void resourcesStandInTheirOrderWithWhatOpensThem() {
        var news = dataset(
                "XY-NEWS",
                "村里新闻",
                Optional.of(Resource.NEWS),
                item("title", Sharing.OPEN, "标题：读者看到的"),
                item("author", Sharing.RESTRICTED, "作者"));
        var rows = written(0, news, dataset("XY-A", "存证", Optional.empty()));
        assertThat(rows).hasSize(3);
        assertThat(rows.get(0)).hasSize(9).startsWith("信息资源代码", "信息资源名称");
        assertThat(rows.get(1))
                .containsExactly("XY-NEWS", "村里新闻", "村里新闻的说明", "news:read", "受限", "是", "实时", "json、xlsx", "2");
        assertThat(rows.get(2))
                .startsWith("XY-A", "存证", "存证的说明", "不需要", "不予共享", "否")
                .endsWith("0");
    }

    @Test
    default void itemsStandBelowTheirResources() {
        var first = dataset(
                "XY-NEWS",
                "村里新闻",
                Optional.of(Resource.NEWS),
                item("title", Sharing.OPEN, "标题：读者看到的"),
                item("internal", Sharing.WITHHELD, "内部备注"));
        var rows = written(1, first, dataset("XY-B", "别的", Optional.empty(), item("body", Sharing.OPEN, "正文")));
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0)).hasSize(9).startsWith("信息资源代码", "信息资源名称", "信息项名称");
        assertThat(rows.get(1))
                .containsExactly(
                        "XY-NEWS", "村里新闻", "标题", "标题：读者看到的", "字符型", "公开", "否", "News.title", "news_article.title");
        assertThat(rows.get(2).get(7)).as("given nowhere").isEmpty();
        assertThat(rows.get(3)).startsWith("XY-B", "别的", "正文");
    }

    /** Whoever opens it must not run anything. */
    @Test
    default void textStaysText() {
        var odd = dataset(
                "XY-ODD", "=1+1", Optional.empty(), item("a", Sharing.OPEN, "=HYPERLINK(\"http://x\") & <b> 𠮷"));
        assertThat(written(0, odd).get(1).get(1)).isEqualTo("=1+1");
        assertThat(written(1, odd).get(1).get(3)).isEqualTo("=HYPERLINK(\"http://x\") & <b> 𠮷");
    }

    @Test
    default void anEmptyCatalogueHasItsHeadings() {
        assertThat(written(0)).hasSize(1);
        assertThat(written(1)).hasSize(1);
    }
}
