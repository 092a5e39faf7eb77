package village.api.credit.quiz;

import java.util.UUID;
import village.api.credit.course.Courses;
import village.api.credit.course.InMemoryCourses;
import village.api.place.Village;

class InMemoryAttemptsTest implements AttemptsContract {
    private final InMemoryAttempts attempts = new InMemoryAttempts();
    private final Courses courses = new InMemoryCourses();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Attempts attempts() {
        return attempts;
    }

    @Override
    public Courses courses() {
        return courses;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public long happened(String type) {
        return attempts.happened(type);
    }
}
