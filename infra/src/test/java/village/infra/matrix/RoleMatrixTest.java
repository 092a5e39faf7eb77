package village.infra.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.story.WholeVillage;

/** Walks every registered route as everybody and compares with {@code role-matrix.txt}. */
class RoleMatrixTest {
    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void everyRouteHasARowAndEveryRowARoute() {
        var routes = new TreeSet<>(
                Route.of(HERE.context()).stream().map(Route::toString).toList());
        var rows = Row.all().stream().map(row -> row.route().toString()).collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows)
                .as("rows of role-matrix.txt; a new route needs one, and a cell for every actor")
                .isEqualTo(routes);
    }

    @Test
    void everybodyGetsWhatTheMatrixSays() throws IOException {
        var cast = new Cast(HERE);
        var objects = new Exhibits(HERE);
        var wrong = new ArrayList<String>();
        for (var row : Row.all()) {
            var found = new TreeMap<String, String>();
            for (var actor : Row.actors()) {
                found.put(actor, Cast.outcome(objects.send(cast.of(actor, row.route()), row)));
            }
            if (!found.equals(row.expected())) {
                wrong.add(told(row, found));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String told(Row row, TreeMap<String, String> found) {
        var different = Row.actors().stream()
                .filter(actor -> !found.get(actor).equals(row.expected().get(actor)))
                .toList();
        List<String> cells = Row.actors().stream().map(found::get).toList();
        return row.route() + (row.object().isEmpty() ? "" : " @" + row.object()) + " " + String.join(" ", cells)
                + " (other for " + different + ")";
    }
}
