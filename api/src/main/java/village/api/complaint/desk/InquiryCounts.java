package village.api.complaint.desk;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;
import village.api.place.Village;

/** How questions (咨询) stand in villages, for who looks at all their work together. */
public interface InquiryCounts {
    /**
     * Of some villages, in no order; those that have nothing to count are left out.
     *
     * @param since what was answered earlier does not count
     * @param now what was due earlier and waits is late
     */
    Mono<List<Count>> counts(List<Village.Id> villages, Instant since, Instant now);

    /**
     * One village.
     *
     * @param late of the waiting those past their time
     * @param answered since then
     * @param inTime of the answered those whose answer was not late
     */
    record Count(Village.Id village, long waiting, long late, long answered, long inTime) {
        public static Count none(Village.Id village) {
            return new Count(village, 0, 0, 0, 0);
        }

        public boolean any() {
            return waiting + answered > 0;
        }
    }
}
