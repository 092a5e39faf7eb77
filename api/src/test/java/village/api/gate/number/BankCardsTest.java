package village.api.gate.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cards of the networks, and what banks gave out before there was one. */
class BankCardsTest {
    private final SensitiveNumbers numbers = SensitiveNumbers.except(List.of());

    @ParameterizedTest
    @CsvSource({
        "62, 16",
        "62, 17",
        "62, 18",
        "62, 19",
        "81, 19",
        "4, 13",
        "4, 16",
        "4, 19",
        "51, 16",
        "55, 16",
        "2221, 16",
        "2720, 16",
        "3528, 16",
        "3589, 16",
        "34, 15",
        "37, 15",
        "300, 14",
        "305, 14",
        "36, 14",
        "38, 14",
        "103, 19",
        "9558, 19",
        "955100, 19",
        "601382, 19",
        "94, 16",
        "303, 16",
        "84301, 16",
        "84390, 16",
        "87050, 16",
        "900000, 19",
        "900105, 16",
        "90592, 16",
        "909810, 18",
        "9111, 19",
        "920000, 16",
        "921000, 19",
        "990871, 18",
        "998802, 16",
        "999999, 16",
        "18572, 18",
        "405512, 17",
        "438589, 18",
        "690755, 15"
    })
    void tellsACardByItsFirstDigitsAndItsLength(String first, int length) {
        var card = made(first, length);
        assertThat(numbers.in("付某某 " + card + " 元"))
                .as(card)
                .singleElement()
                .extracting(Hit::kind)
                .isEqualTo(NumberKind.BANK_CARD);
        var wrong = card.substring(0, length - 1) + (char) ('0' + (card.charAt(length - 1) - '0' + 1) % 10);
        assertThat(numbers.in("付某某 " + wrong + " 元")).as(wrong).noneMatch(hit -> hit.kind() == NumberKind.BANK_CARD);
    }

    /** The same first six digits say how long it is. */
    @ParameterizedTest
    @CsvSource({"622848, 19", "621700, 19", "621797, 19", "622838, 16", "621488, 16", "621082, 16", "621795, 16"})
    void believesWhatVillagersHaveWhateverIsGluedToIt(String first, int length) {
        var card = made(first, length);
        assertThat(numbers.masked("编号01" + card + "02")).as(card).doesNotContain(card);
    }

    @Test
    void believesNoOtherLength() {
        assertThat(BankCards.wellKnown(made("622848", 16))).isFalse();
        assertThat(BankCards.wellKnown(made("622838", 19))).isFalse();
    }

    private static String made(String first, int length) {
        var body = first + "2468013579753".substring(0, Math.min(13, length - 1 - first.length()));
        var filled = body + "1".repeat(length - 1 - body.length());
        return IntStream.range(0, 10)
                .mapToObj(last -> filled + last)
                .filter(BankCards::luhn)
                .findFirst()
                .orElseThrow();
    }
}
