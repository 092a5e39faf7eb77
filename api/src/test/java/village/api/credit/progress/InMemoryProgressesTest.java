package village.api.credit.progress;

import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.Transactions;
import village.api.credit.course.Courses;
import village.api.credit.course.InMemoryCourses;
import village.api.place.Village;

class InMemoryProgressesTest implements ProgressesContract {
    private final InMemoryProgresses progresses = new InMemoryProgresses();
    private final Courses courses = new InMemoryCourses();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Progresses progresses() {
        return progresses;
    }

    @Override
    public Courses courses() {
        return courses;
    }

    @Override
    public Transactions transactions() {
        return new Transactions() {
            @Override
            public <T> Mono<T> together(Mono<T> work) {
                return work;
            }
        };
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public long happened(String type) {
        return progresses.happened(type);
    }
}
