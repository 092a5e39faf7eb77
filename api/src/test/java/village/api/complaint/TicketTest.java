package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import village.api.Refusal;

class TicketTest {
    @Property
    void randomTicketsAreValidAndOneMisheardDigitIsNoticed(
            @ForAll long seed, @ForAll @IntRange(max = 7) int place, @ForAll @IntRange(min = 1, max = 9) int shift) {
        var ticket = Ticket.random(new Random(seed)).value();
        assertThat(ticket).hasSize(8);
        var misheard = new StringBuilder(ticket);
        misheard.setCharAt(place, (char) ('0' + (ticket.charAt(place) - '0' + shift) % 10));
        assertThatThrownBy(() -> new Ticket(misheard.toString())).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesWhatIsNotEightDigits() {
        assertThatThrownBy(() -> new Ticket("1234567")).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new Ticket("１２３４５６７８")).isInstanceOf(Refusal.class);
    }
}
