package village.api.news.column;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.event.Event;
import village.api.place.Village;

/** The columns of all villages. */
public interface Columns {
    /**
     * A village's columns, the ones of one parent in their order. A village that has none yet is given the starter
     * columns first.
     */
    Mono<List<Column>> of(Village.Id village);

    /**
     * Adds a column with its event, once. Refuses a name its parent has already ({@code news.column-taken}), a parent that
     * has come to lie below another, and one that is gone ({@code news.column-not-found}).
     *
     * @return the column the key stands for
     */
    Mono<Column> add(Once once, Column column, Event event);

    /**
     * Changes a column under the locks of all the village's columns.
     *
     * @param act the rule, given all columns and this one; what it throws is passed on and nothing is written
     * @return the column afterwards; empty if the village has none of that id
     */
    Mono<Column> change(Village.Id village, Column.Id id, BiFunction<ColumnTree, Column, Changed> act);

    /**
     * Removes a column under its lock. Refuses one with columns below it, or in which an article is or ever was
     * ({@code news.column-in-use}).
     *
     * @param act the rule, which gives the event; what it throws is passed on and nothing is written
     * @return what was removed; empty if the village has none of that id
     */
    Mono<Column> remove(Village.Id village, Column.Id id, Function<Column, Event> act);

    /** A column after an act, with what tells of it. */
    record Changed(Column after, Event event) {}
}
