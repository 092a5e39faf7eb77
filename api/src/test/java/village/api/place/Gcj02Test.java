package village.api.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import village.api.Refusal;

class Gcj02Test {
    /** Known pairs (WGS-84, GCJ-02): Shenzhen, Beijing, Shanghai, as published map libraries give them. */
    @ParameterizedTest
    @CsvSource({
        "22.543847, 113.912316, 22.540796131694766, 113.9171764808363",
        "39.915, 116.404, 39.91640428150164, 116.41024449916938",
        "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215"
    })
    void knowsTheShiftOfKnownPlaces(double lat, double lon, double shiftedLat, double shiftedLon) {
        var sent = Gcj02.of(new Point(lat, lon));
        assertThat(sent.lat()).isCloseTo(shiftedLat, within(1e-6));
        assertThat(sent.lon()).isCloseTo(shiftedLon, within(1e-6));
        var back = Gcj02.toWgs84(shiftedLat, shiftedLon);
        assertThat(metres(back, new Point(lat, lon))).isLessThan(1);
    }

    @Property(tries = 2000)
    void comesBackWithinAMetre(
            @ForAll @DoubleRange(min = 3.1, max = 53.9) double lat,
            @ForAll @DoubleRange(min = 73.1, max = 135.9) double lon) {
        var point = new Point(lat, lon);
        var sent = Gcj02.of(point);
        assertThat(metres(sent.point(), point)).isLessThan(0.001);
    }

    @Test
    void leavesWgs84Alone() {
        var sent = new SentPoint(29.9, 120.6, Crs.WGS84, Optional.of(15.0));
        assertThat(sent.point()).isEqualTo(new Point(29.9, 120.6));
    }

    @ParameterizedTest
    @CsvSource({"48.85, 2.35", "NaN, 120", "29, Infinity", "-29, 120", "0, 0", "2.9, 120", "90, 180"})
    void refusesWhatIsOutsideChina(double lat, double lon) {
        for (var crs : Crs.values()) {
            assertThatThrownBy(() -> new SentPoint(lat, lon, crs, Optional.empty()).point())
                    .isInstanceOf(Refusal.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "NaN", "Infinity"})
    void refusesNonsenseAccuracy(double metres) {
        assertThatThrownBy(() -> new SentPoint(29.9, 120.6, Crs.WGS84, Optional.of(metres)))
                .isInstanceOf(Refusal.class);
    }

    private static double metres(Point one, Point other) {
        var north = (one.lat() - other.lat()) * 111_320;
        var east = (one.lon() - other.lon()) * 111_320 * Math.cos(Math.toRadians(one.lat()));
        return Math.hypot(north, east);
    }
}
