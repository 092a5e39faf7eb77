package village.api.credit.progress;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;
import village.api.Transactions;
import village.api.credit.course.Courses;
import village.api.credit.course.InMemoryCourses;
import village.api.identity.Person;
import village.api.place.Village;

class InMemoryProgressesTest implements ProgressesContract {
    private final InMemoryProgresses progresses = new InMemoryProgresses();
    private final Person.Id person = new Person.Id(UUID.randomUUID());
    private final Courses courses = new InMemoryCourses();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @BeforeEach
    void agree() {
        progresses.agree(person, true);
    }

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
    public Person.Id agreed() {
        return person;
    }

    @Override
    public void withdrawn(Person.Id person) {
        progresses.agree(person, false);
    }

    @Override
    public long happened(String type) {
        return progresses.happened(type);
    }
}
