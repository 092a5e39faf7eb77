package village.api.complaint.catalogue;

import reactor.core.publisher.Mono;

/** Where the working calendar comes from: data, because it changes every year. */
public interface Calendar {
    Mono<WorkingDays> workingDays();
}
