package village.api.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How long an answer may take, and how pressing it is: from when its time began, not from when the case was filed. */
class DeadlineTest {
    private static final Instant START = Cases.MONDAY_9;
    private static final int YEAR = 365 * 24 * 60;

    private final Office office = new Office();

    @Property
    void waitingForTheReporterChangesNoColour(
            @ForAll @IntRange(min = 1, max = YEAR) int span,
            @ForAll @IntRange(max = YEAR) int pause,
            @ForAll @IntRange(max = YEAR) int waited,
            @ForAll @IntRange(max = YEAR) int later) {
        var plain = Deadline.of(START, after(span), Deadline.Level.VILLAGE);
        var asked = plain.paused(after(pause)).resumed(after(pause + waited));
        assertThat(asked.colour(after(pause + waited + later))).isEqualTo(plain.colour(after(pause + later)));
        assertThat(asked.level()).isEqualTo(plain.level());
    }

    @Property
    void whatBeginsAnewIsGreenHoweverOldTheCaseIs(
            @ForAll @IntRange(max = 10 * YEAR) int old, @ForAll @IntRange(min = 1, max = YEAR) int span) {
        var back = office.in(Status.ANSWERED).back(after(old), after(old + span));
        assertThat(back.colour(after(old))).isEqualTo(Colour.GREEN);
        assertThat(back.colour(after(old + span))).isEqualTo(Colour.YELLOW);
        assertThat(back.colour(after(old + span).plusMillis(1))).isEqualTo(Colour.RED);
    }

    @Test
    void theLastQuarterIsThatOfTheNewTime() {
        var again = START.plus(Duration.ofDays(30));
        var back = office.in(Status.ANSWERED).back(again, again.plus(Duration.ofHours(24)));
        var yellow = again.plus(Duration.ofHours(18));
        assertThat(back.colour(yellow.minusMillis(1))).isEqualTo(Colour.GREEN);
        assertThat(back.colour(yellow)).isEqualTo(Colour.YELLOW);
    }

    @Test
    void moreTimeMovesTheLastQuarterToo() {
        var longer = Deadline.of(START, START.plus(Duration.ofHours(24)), Deadline.Level.VILLAGE)
                .moved(START.plus(Duration.ofHours(48)));
        assertThat(longer.colour(START.plus(Duration.ofHours(36)).minusMillis(1)))
                .isEqualTo(Colour.GREEN);
        assertThat(longer.colour(START.plus(Duration.ofHours(36)))).isEqualTo(Colour.YELLOW);
    }

    /** Who looked after the earlier answer does not look after the next one before it is late again. */
    @ParameterizedTest
    @EnumSource(Deadline.Level.class)
    void whatComesBackIsTheVillagesOrTheTownshipsAgain(Deadline.Level late) {
        var answered = office.in(Status.ANSWERED);
        var gone = answered.with(answered.deadline().escalated(late));
        assertThat(gone.back(START, Office.DUE).deadline().level()).isEqualTo(Deadline.Level.VILLAGE);
        var about = office.in(Status.ANSWERED, Cases.aboutStaff("干部态度差"));
        var up = about.with(about.deadline().escalated(late));
        assertThat(up.back(START, Office.DUE).deadline().level()).isEqualTo(Deadline.Level.TOWNSHIP);
    }

    private static Instant after(int minutes) {
        return START.plus(Duration.ofMinutes(minutes));
    }
}
