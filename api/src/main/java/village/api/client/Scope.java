package village.api.client;

import java.util.Locale;
import java.util.Set;
import village.api.Refusal;
import village.api.place.Village;

/**
 * One thing a client may do, and where.
 *
 * @param area the code of an area: 2 digits for a province, 4 for a city, 6 for a county, 9 for a township, 12 for one
 *     village, by any code it ever had
 */
public record Scope(Resource resource, Access access, String area) {
    private static final Set<Integer> LENGTHS = Set.of(2, 4, 6, 9, 12);

    public Scope {
        if (!LENGTHS.contains(area.length()) || !area.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Refusal.invalid("/scopes", "地区代码应为 2、4、6、9 或 12 位数字。");
        }
    }

    public boolean allows(Resource wanted, Access how) {
        return resource == wanted && access == how;
    }

    /** Whether the village lies in it, by today's parent table. */
    public boolean covers(Village village) {
        return village.liesIn(area);
    }

    /** As people write it, for example {@code news:read:330999}. */
    @Override
    public String toString() {
        return word(resource) + ':' + word(access) + ':' + area;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
