package village.api.evidence.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import village.api.evidence.checkpoint.RewrittenLog.Finding;

/** What every home of the alarm does. Each test begins without one. */
public interface AlarmsContract {
    Duration PATIENCE = Duration.ofSeconds(30);

    /** One instance's, always the same. */
    Alarms here();

    /** Another instance's, that waits so long before it ends what somebody else found. */
    Alarms beside(Duration patience);

    private static Optional<Finding> standing(Alarms alarms) {
        return alarms.standing().map(Alarms.Alarm::finding).blockOptional(PATIENCE);
    }

    @Test
    default void everyInstanceSeesItUntilWhoeverFoundItFindsItNoMore() {
        var other = beside(Duration.ofHours(1));
        assertThat(standing(here())).isEmpty();
        here().settle().block(PATIENCE);
        here().raise(Finding.REWRITTEN).block(PATIENCE);
        assertThat(standing(other)).contains(Finding.REWRITTEN);
        other.settle().block(PATIENCE);
        assertThat(standing(other)).as("it cannot see what was found").contains(Finding.REWRITTEN);
        here().settle().block(PATIENCE);
        assertThat(standing(other)).isEmpty();
    }

    @Test
    default void keepsSinceWhenAndTellsTheLatestFinding() {
        here().raise(Finding.REWRITTEN).block(PATIENCE);
        var first = here().standing().block(PATIENCE);
        beside(Duration.ofHours(1)).raise(Finding.TREE_BROKEN).block(PATIENCE);
        var second = here().standing().block(PATIENCE);
        assertThat(second.since()).isEqualTo(first.since());
        assertThat(second.finding()).isEqualTo(Finding.TREE_BROKEN);
        here().settle().block(PATIENCE);
        assertThat(standing(here())).as("somebody else still finds it").isPresent();
    }

    @Test
    default void whatADeadInstanceFoundIsEndedByAnother() {
        here().raise(Finding.REWRITTEN).block(PATIENCE);
        beside(Duration.ofNanos(1)).settle().block(PATIENCE);
        assertThat(standing(here())).isEmpty();
    }
}
