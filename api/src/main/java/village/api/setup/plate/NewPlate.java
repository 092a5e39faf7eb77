package village.api.setup.plate;

import java.util.Optional;
import village.api.Refusal;
import village.api.place.Grid;
import village.api.place.Point;
import village.api.setup.Entered;

/**
 * A plate to be hung.
 *
 * @param code what is written on it already; without it, one is made
 * @param label what everybody may read, for example 枫溪村 12 号
 * @param grid without it, the one its point lies in
 */
public record NewPlate(Optional<String> code, String label, Optional<Grid.Id> grid, Optional<Point> point) {
    /** @param pointer where it stands in the request */
    public static NewPlate of(
            String pointer, Optional<String> code, String label, Optional<Grid.Id> grid, Optional<Point> point) {
        code.filter(given -> !given.matches("[0-9A-Z]{4,16}")).ifPresent(wrong -> {
            throw Refusal.invalid(pointer + "/code", "门牌短码应为 4 到 16 个大写字母和数字。");
        });
        return new NewPlate(code, Entered.text(pointer + "/label", "门牌上的位置", label, 50), grid, point);
    }
}
