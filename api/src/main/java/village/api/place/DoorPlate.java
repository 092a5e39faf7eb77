package village.api.place;

import java.util.Optional;

/**
 * A door plate (数字门牌): an opaque code on a wall. It tells where it hangs, never who lives there.
 *
 * @param label what everybody may read, for example 枫溪村 12 号
 */
public record DoorPlate(String code, Village.Id village, Optional<Grid.Id> grid, String label, Optional<Point> point) {}
