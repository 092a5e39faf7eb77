package village.api.news.column;

import java.util.List;
import java.util.Optional;
import village.api.Reason;
import village.api.Refusal;

/** A village's columns, the top ones first found by {@link #tops()}. */
public record ColumnTree(List<Column> columns) {
    public ColumnTree {
        columns = List.copyOf(columns);
    }

    public List<Column> tops() {
        return columns.stream().filter(column -> column.parent().isEmpty()).toList();
    }

    public List<Column> below(Column.Id parent) {
        return columns.stream()
                .filter(column -> column.parent().filter(parent::equals).isPresent())
                .toList();
    }

    public Optional<Column> find(Column.Id id) {
        return columns.stream().filter(column -> column.id().equals(id)).findFirst();
    }

    /** The column, or a refusal. */
    public Column require(Column.Id id) {
        return find(id).orElseThrow(() -> Refusal.of(Reason.NEWS_COLUMN_NOT_FOUND));
    }

    /** Two levels are enough: refuses a parent that lies below another. */
    public static void refuseThirdLevel(Column parent) {
        if (parent.parent().isPresent()) {
            throw Refusal.invalid("/parent", "栏目最多两级。");
        }
    }

    /** Refuses to put a column below a parent, if that is itself, or below another, or the column has some below it. */
    void refuseBelow(Column column, Column.Id parent) {
        if (column.id().equals(parent)) {
            throw Refusal.invalid("/parent", "栏目不能放在自己下面。");
        }
        if (!below(column.id()).isEmpty()) {
            throw Refusal.invalid("/parent", "它下面还有栏目，先把下面的移走，再移它。");
        }
        refuseThirdLevel(require(parent));
    }

    /** A column with what lies below it. */
    public List<Column.Id> whole(Column.Id id) {
        require(id);
        return columns.stream()
                .filter(column -> column.id().equals(id)
                        || column.parent().filter(id::equals).isPresent())
                .map(Column::id)
                .toList();
    }
}
