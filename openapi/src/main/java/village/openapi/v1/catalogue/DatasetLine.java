package village.openapi.v1.catalogue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import village.api.catalogue.Dataset;
import village.openapi.client.Words;

/** One information resource. */
@Schema(name = "Dataset")
record DatasetLine(
        @Schema(description = "信息资源代码，不变", example = "XY-NEWS")
        String code,

        @Schema(description = "信息资源名称", example = "新闻") String name,

        @Schema(description = "摘要", example = "面向所有人发布的通知和新闻")
        String summary,

        @Schema(description = "要哪一条权限；none 为不需要", example = "news:read")
        String scope,

        @Schema(
                description = "共享属性：open 公开，restricted 受限，withheld 不予共享",
                allowableValues = {"open", "restricted", "withheld"},
                example = "open")
        String sharing,

        @Schema(example = "公开") String sharingLabel,

        @Schema(description = "给出的内容是否可能含有个人信息", example = "false")
        boolean personal,

        @Schema(description = "更新周期：real-time 实时，irregular 不定期", example = "real-time")
        String updateFrequency,

        @Schema(example = "实时") String updateFrequencyLabel,
        @Schema(description = "格式", example = "[\"json\"]") List<String> formats,
        @Schema(description = "信息项") List<FieldLine> fields) {

    /** One item of a resource: a column of the database, and where the open API gives it. */
    @Schema(name = "DatasetField")
    record FieldLine(
            @Schema(description = "信息项名称", example = "读者看到的标题")
            String name,

            @Schema(description = "说明", example = "读者看到的标题") String description,

            @Schema(
                    description = "数据类型",
                    allowableValues = {"string", "integer", "number", "boolean", "date", "datetime", "general"},
                    example = "string")
            String type,

            @Schema(example = "字符型") String typeLabel,

            @Schema(
                    description = "共享属性：open 公开，restricted 受限，withheld 不予共享",
                    allowableValues = {"open", "restricted", "withheld"},
                    example = "open")
            String sharing,

            @Schema(example = "公开") String sharingLabel,

            @Schema(description = "是否可能含有个人信息", example = "false")
            boolean personal,

            @Schema(description = "在本接口文档的哪个字段；不予共享的为 null", example = "NewsLine.title") @Nullable
            String field,

            @Schema(description = "数据表和字段", example = "news_article.title")
            String column) {
        static FieldLine of(Dataset.Item item) {
            var mark = item.mark();
            var note = item.note();
            return new FieldLine(
                    note.name(),
                    note.comment(),
                    Words.of(note.kind()),
                    note.kind().label(),
                    Words.of(mark.sharing()),
                    mark.sharing().label(),
                    mark.personal(),
                    mark.given().orElse(null),
                    mark.path());
        }
    }

    static DatasetLine of(Dataset dataset) {
        var outline = dataset.outline();
        return new DatasetLine(
                outline.code(),
                outline.name(),
                outline.summary(),
                outline.resource().map(resource -> Words.of(resource) + ":read").orElse("none"),
                Words.of(dataset.sharing()),
                dataset.sharing().label(),
                dataset.personal(),
                Words.of(outline.cycle()),
                outline.cycle().label(),
                outline.formats(),
                dataset.items().stream().map(FieldLine::of).toList());
    }
}
