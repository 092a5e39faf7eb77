package village.api.news.column;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Refusal;
import village.api.place.Village;

/**
 * A column of a village's news. Two levels are enough.
 *
 * @param parent the column above it; empty for a top one
 * @param position orders the columns below one parent, then the name does
 * @param version from 1, one more with each change
 */
public record Column(Id id, Village.Id village, Optional<Id> parent, String name, int position, long version) {
    static final int MAX_NAME = 20;
    static final int MAX_POSITION = 999;

    public Column {
        if (name.isBlank() || name.codePointCount(0, name.length()) > MAX_NAME) {
            throw Refusal.invalid("/name", "栏目名称应为 1 到 20 个字。");
        }
        if (position < 0 || position > MAX_POSITION) {
            throw Refusal.invalid("/position", "排序应在 0 到 999 之间。");
        }
    }

    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** As a cadre wants it from now on. */
    Column changed(Optional<Id> newParent, String newName, int newPosition) {
        return new Column(id, village, newParent, newName, newPosition, version + 1);
    }
}
