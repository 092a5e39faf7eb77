package village.infra.complaint;

import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.Calendar;
import village.api.complaint.catalogue.WorkingDays;
import village.infra.postgres.Remembered;

/** The same for all villages, and known months ahead: an answer may be half a minute old. */
final class RememberedCalendar implements Calendar {
    private final Remembered<Class<?>, WorkingDays> days;

    RememberedCalendar(Calendar calendar) {
        this.days = new Remembered<>(all -> calendar.workingDays());
    }

    @Override
    public Mono<WorkingDays> workingDays() {
        return days.of(WorkingDays.class);
    }
}
