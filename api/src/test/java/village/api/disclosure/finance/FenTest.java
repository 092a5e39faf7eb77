package village.api.disclosure.finance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FenTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12,345.67   | 1234567
            12345.67    | 1234567
            １２，３４５．６７ | 1234567
            ¥1,000      | 100000
            ￥ 0.5      | 50
            12 元       | 1200
            -3.20       | -320
            －3.20      | -320
            (3.20)      | -320
            （1,234）   | -123400
            -           | 0
            ——          | 0
            .5          | 50
            +8          | 800
            """)
    void readsWhatOfficesWrite(String text, long fen) {
        assertThat(Fen.read(text).flatMap(amount -> Fen.of(amount, MoneyUnit.YUAN)))
                .contains(fen);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "壹佰", "1,23.4", "12,34", "1.2.3", "=1+1", "1e5", "5%", "()", ".", "--5x", "12元5角", "１２⑤"})
    void readsNothingElse(String text) {
        assertThat(Fen.read(text))
                .isEqualTo(text.equals("１２⑤") ? Optional.of(new BigDecimal("125")) : Optional.empty());
    }

    @Test
    void seesPartsOfAFenButNotASpreadsheetsNoise() {
        assertThat(Fen.whole(new BigDecimal("0.30000000000000004"), MoneyUnit.YUAN))
                .isTrue();
        assertThat(Fen.whole(new BigDecimal("0.305"), MoneyUnit.YUAN)).isFalse();
        assertThat(Fen.whole(new BigDecimal("1.234567"), MoneyUnit.TEN_THOUSAND_YUAN))
                .isTrue();
        assertThat(Fen.of(new BigDecimal("1.234567"), MoneyUnit.TEN_THOUSAND_YUAN))
                .contains(1_234_567L);
    }

    @Test
    void takesATrillionYuanLessAFen() {
        assertThat(Fen.of(new BigDecimal("999999999999.99"), MoneyUnit.YUAN)).contains(Fen.MOST);
        assertThat(Fen.of(new BigDecimal("1000000000000"), MoneyUnit.YUAN)).isEmpty();
        assertThat(Fen.of(new BigDecimal("-1000000000000"), MoneyUnit.YUAN)).isEmpty();
    }

    @Property
    void readsBackWhatItWrites(@ForAll @LongRange(min = -Fen.MOST, max = Fen.MOST) long fen) {
        assertThat(Fen.read(Fen.words(fen)).flatMap(amount -> Fen.of(amount, MoneyUnit.YUAN)))
                .contains(fen);
        for (var unit : MoneyUnit.values()) {
            assertThat(Fen.of(Fen.in(unit, fen), unit)).contains(fen);
        }
    }
}
