package village.api.credit.course;

import java.util.UUID;
import village.api.place.Village;

class InMemoryCoursesTest implements CoursesContract {
    private final Courses courses = new InMemoryCourses();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Courses courses() {
        return courses;
    }

    @Override
    public Village.Id village() {
        return village;
    }
}
