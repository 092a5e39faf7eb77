package village.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.Refusal;

class TelephoneTest {
    @ParameterizedTest
    @CsvSource({
        "0571-82341234, 0571-82341234, 0571****1234, 82341234",
        "057182341234, 0571-82341234, 0571****1234, 82341234",
        "（0571）8234 1234, 0571-82341234, 0571****1234, 82341234",
        "０５７１－８２３４１２３４, 0571-82341234, 0571****1234, 82341234",
        "0578-2341234, 0578-2341234, 0578****1234, 2341234",
        "010 62341234, 010-62341234, 010****1234, 62341234",
        "82341234, 82341234, ****1234, 82341234",
        "137 0000 9050, 13700009050, 137****9050, 13700009050"
    })
    void readsWhatSomebodyWroteDown(String written, String value, String masked, String looked) {
        var read = Telephone.read(written);
        assertThat(read.value()).isEqualTo(value);
        assertThat(read.masked()).isEqualTo(masked).isEqualTo(read.toString());
        assertThat(read.looked()).isEqualTo(looked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12345", "110", "12345678", "0571", "1370000905", "0571-82341234转8", "4008123123x"})
    void refusesWhatCannotBeRungUp(String written) {
        assertThatThrownBy(() -> Telephone.read(written)).isInstanceOf(Refusal.class);
    }

    @Test
    void keepsAMobileAMobileAndALandlineALandline() {
        assertThat(Telephone.read("13700009050")).isEqualTo(new PhoneNumber("13700009050"));
        assertThat(Telephone.read("0571 82341234")).isEqualTo(new Landline("0571-82341234"));
    }
}
