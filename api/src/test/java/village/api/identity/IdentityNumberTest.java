package village.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.Refusal;

class IdentityNumberTest {
    @Test
    void readsTheExampleOfTheStandard() {
        var number = new IdentityNumber("11010519491231002x");
        assertThat(number.value()).isEqualTo("11010519491231002X");
        assertThat(number.born()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(number.last4()).isEqualTo("002X");
        assertThat(number.masked()).isEqualTo("1****************X");
        assertThat(number).hasToString("1****************X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "110105194912310021",
                "11010519491231002",
                "110105194912310020X",
                "A1010519491231002X",
                "11010519491331002X",
                "１1010519491231002X",
                "110105491231002"
            })
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> new IdentityNumber(text)).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesABirthDateThatNeverWas() {
        var digits = "11010520230229" + "001";
        assertThatThrownBy(() -> new IdentityNumber(digits + IdentityNumber.check(digits)))
                .isInstanceOf(Refusal.class);
    }

    @Property(tries = 500)
    void noticesAnyOneWrongDigit(@ForAll @IntRange(max = 16) int place, @ForAll @IntRange(min = 1, max = 9) int by) {
        var right = "11010519491231002X".toCharArray();
        right[place] = (char) ('0' + (right[place] - '0' + by) % 10);
        assertThatThrownBy(() -> new IdentityNumber(new String(right))).isInstanceOf(Refusal.class);
    }
}
