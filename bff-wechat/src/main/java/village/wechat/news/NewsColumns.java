package village.wechat.news;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import village.api.news.column.Column;
import village.api.news.column.ColumnTree;

/** A village's columns in two levels. */
@Schema(name = "NewsColumns")
public record NewsColumns(List<Upper> items) {

    @Schema(name = "NewsColumn")
    public record Upper(
            UUID id,
            @Schema(example = "通知公告") String name,
            int position,
            @Schema(description = "修改时放进 If-Match") long version,
            List<Lower> children) {}

    @Schema(name = "NewsLowerColumn")
    public record Lower(UUID id, @Schema(example = "停水停电") String name, int position, long version) {
        static Lower of(Column column) {
            return new Lower(column.id().value(), column.name(), column.position(), column.version());
        }
    }

    public static NewsColumns of(ColumnTree tree) {
        return new NewsColumns(tree.tops().stream()
                .map(top -> new Upper(
                        top.id().value(),
                        top.name(),
                        top.position(),
                        top.version(),
                        tree.below(top.id()).stream().map(Lower::of).toList()))
                .toList());
    }
}
