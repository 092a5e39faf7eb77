package village.api.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.Refusal;

class PersonNameTest {
    @ParameterizedTest
    @CsvSource({"陈秀英, *秀英", "李明, *明", "𠮷田, *田", "㐂, *", "买买提·艾力, *买提·艾力"})
    void hidesTheFirstCharacter(String name, String masked) {
        assertThat(new PersonName(name).masked()).isEqualTo(masked);
        assertThat(new PersonName(name)).hasToString(masked);
    }

    @Test
    void dropsSurroundingSpace() {
        assertThat(new PersonName("\u3000陈秀英 ").value()).isEqualTo("陈秀英");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "陈\n英", "\ud842", "陈\u202e英"})
    void refusesWhatIsNoName(String text) {
        assertThatThrownBy(() -> new PersonName(text)).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesALongerOneThanAnybodyHas() {
        assertThat(new PersonName("陈".repeat(50)).value()).hasSize(50);
        assertThatThrownBy(() -> new PersonName("陈".repeat(51))).isInstanceOf(Refusal.class);
    }
}
