package village.api.place;

import village.api.Reason;
import village.api.Refusal;

/** The 12-digit statistical code of a village (统计用区划代码): county = first 6, township = first 9 digits. */
public record VillageCode(String value) {
    public VillageCode {
        if (value.length() != 12 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Refusal.of(Reason.VILLAGE_NOT_FOUND);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
