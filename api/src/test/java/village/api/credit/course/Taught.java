package village.api.credit.course;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import village.api.Once;
import village.api.identity.Person;
import village.api.place.Village;

/** Makes courses for tests. */
public final class Taught {
    public static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");
    private static final AtomicLong NUMBER = new AtomicLong(System.currentTimeMillis() << 16);

    private Taught() {}

    /** Ids in the order they are made, as UUIDv7 are. */
    public static UUID nextId() {
        return new UUID(NUMBER.incrementAndGet(), ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    public static Person.Id person() {
        return new Person.Id(UUID.randomUUID());
    }

    public static Lesson lesson(int seconds) {
        return new Lesson(new Lesson.Id(nextId()), Lesson.Kind.ARTICLE, "总纲", "正文", Optional.empty(), seconds);
    }

    /** @param lessons how many, of two minutes each */
    public static Course.Content content(int lessons) {
        return new Course.Content(
                "学习党章",
                "三课学完。",
                IntStream.range(0, lessons).mapToObj(number -> lesson(120)).toList());
    }

    public static Course draft(Village.Id village) {
        return Course.drafted(new Course.Id(nextId()), village, content(2), person());
    }

    public static CourseChange told(Course course, String type) {
        return CourseChange.of(course, nextId(), type, person(), NOW);
    }

    public static Once once() {
        return new Once(
                "person:" + UUID.randomUUID(), "course.draft", UUID.randomUUID().toString(), "f");
    }

    public static Course published(Courses courses, Village.Id village, int lessons) {
        var course = Course.drafted(new Course.Id(nextId()), village, content(lessons), person());
        courses.add(once(), told(course, "drafted")).block();
        return courses.change(village, course.id(), Optional.empty(), one -> told(one.published(NOW), "published"))
                .block();
    }
}
