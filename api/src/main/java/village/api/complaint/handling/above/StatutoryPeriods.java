package village.api.complaint.handling.above;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.Due;

/** How much time the law gives an office that a case is sent to: data, because laws change. */
public interface StatutoryPeriods {
    /** The periods in force on a day; fails if none is, because an installation always has them. */
    Mono<Periods> on(LocalDate day);

    /**
     * Periods of one law.
     *
     * @param replyDays within how many days the office tells in writing whether it takes the case up
     * @param finishDays within how many days it has to finish
     * @param legalBasis the law and its articles, Chinese
     */
    record Periods(int replyDays, int finishDays, String legalBasis) {
        /** The last moment of the last day to finish; the day of sending does not count. */
        Instant finish(Instant sent) {
            return lastDay(sent, finishDays)
                    .atTime(LocalTime.of(23, 59, 59))
                    .atZone(Due.ZONE)
                    .toInstant();
        }

        LocalDate lastDay(Instant sent, int days) {
            return sent.atZone(Due.ZONE).toLocalDate().plusDays(days);
        }
    }
}
