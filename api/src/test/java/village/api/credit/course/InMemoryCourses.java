package village.api.credit.course;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.place.Village;

/** The twin of the table. */
public final class InMemoryCourses implements Courses {
    private final Map<Once, Course.Id> keys = new HashMap<>();
    private final Map<Course.Id, Course> courses = new HashMap<>();

    @Override
    public Mono<Course.Id> add(Once once, CourseChange change) {
        return Mono.fromSupplier(() -> added(once, change.after()));
    }

    private synchronized Course.Id added(Once once, Course course) {
        var made = keys.putIfAbsent(once, course.id());
        if (made == null) {
            courses.put(course.id(), course);
            return course.id();
        }
        return made;
    }

    @Override
    public Mono<Course> change(
            Village.Id village, Course.Id id, Optional<Once> once, Function<Course, CourseChange> act) {
        return Mono.fromSupplier(() -> changed(village, id, once, act)).flatMap(Mono::justOrEmpty);
    }

    private synchronized Optional<Course> changed(
            Village.Id village, Course.Id id, Optional<Once> once, Function<Course, CourseChange> act) {
        var found = found(village, id);
        if (found.isEmpty() || once.map(keys::containsKey).orElse(false)) {
            return found;
        }
        var after = act.apply(found.get()).after();
        courses.put(id, after);
        once.ifPresent(key -> keys.put(key, id));
        return Optional.of(after);
    }

    private Optional<Course> found(Village.Id village, Course.Id id) {
        return Optional.ofNullable(courses.get(id))
                .filter(course -> course.village().equals(village));
    }

    @Override
    public Mono<Course> byId(Village.Id village, Course.Id id) {
        return Mono.defer(() -> Mono.justOrEmpty(locked(() -> found(village, id))));
    }

    private synchronized <T> T locked(Supplier<T> read) {
        return read.get();
    }

    @Override
    public Mono<Page<Course, UUID>> inStatus(Village.Id village, Course.Status status, Slice slice) {
        return Mono.fromSupplier(() -> locked(() -> Page.of(
                courses.values().stream()
                        .filter(course -> course.village().equals(village) && course.status() == status)
                        .sorted(Comparator.comparing(
                                        (Course course) -> course.id().value(), InMemoryCourses::unsigned)
                                .reversed())
                        .filter(course -> slice.after()
                                .map(after -> unsigned(course.id().value(), after) < 0)
                                .orElse(true))
                        .limit(slice.limit() + 1L)
                        .toList(),
                slice.limit(),
                course -> course.id().value())));
    }

    private static int unsigned(UUID one, UUID other) {
        var high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
    }
}
