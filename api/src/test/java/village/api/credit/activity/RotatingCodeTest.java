package village.api.credit.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.course.Taught.NOW;

import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import village.api.credit.activity.RotatingCode.Shown;

class RotatingCodeTest {
    private final RotatingCode code =
            new RotatingCode(bytes -> UUID.nameUUIDFromBytes(bytes).toString().replace("-", ""));
    private final Activity.Id activity = new Activity.Id(UUID.randomUUID());

    @Test
    void changesEveryFewSecondsAndTheOneBeforeIsStillTaken() {
        var shown = code.shown(activity, NOW);
        assertThat(shown.digits()).matches("[0-9]{6}");
        assertThat(shown.until()).isEqualTo(NOW.plusSeconds(20));
        assertThat(code.fits(activity, shown.digits(), NOW)).isTrue();
        assertThat(code.fits(activity, shown.digits(), NOW.plusSeconds(39))).isTrue();
        assertThat(code.fits(activity, shown.digits(), NOW.plusSeconds(40)))
                .as("a replay")
                .isFalse();
        assertThat(code.fits(activity, shown.digits(), NOW.minusSeconds(1))).isFalse();
    }

    @Test
    void isOfOneActivityOnly() {
        var elsewhere = code.shown(new Activity.Id(UUID.randomUUID()), NOW).digits();
        assertThat(code.fits(activity, elsewhere, NOW)).isFalse();
        assertThat(code.fits(activity, "", NOW)).isFalse();
        assertThat(code.fits(activity, "０５２９１７", NOW)).isFalse();
    }

    @Test
    void codesHardlyRepeat() {
        assertThat(IntStream.range(0, 500)
                        .mapToObj(step -> code.shown(activity, NOW.plusSeconds(20L * step)))
                        .map(Shown::digits)
                        .distinct()
                        .count())
                .isGreaterThan(495);
    }
}
