package village.infra.credit.course;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.credit.course.Courses;
import village.api.credit.course.editing.CourseDesk;
import village.api.credit.course.editing.PublishCourse;
import village.api.credit.course.editing.ReadCoursesAtDesk;
import village.api.credit.course.editing.WriteCourse;
import village.api.news.VideoHosts;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class CourseWiring {
    @Bean
    Courses courses(Database database, Ids ids) {
        return new PostgresCourses(database, ids);
    }

    @Bean
    CourseDesk courseDesk(Courses courses, Ids ids, Clock clock) {
        return new CourseDesk(courses, ids, clock);
    }

    @Bean
    WriteCourse writeCourse(CourseDesk desk, VideoHosts videoHosts) {
        return new WriteCourse(desk, videoHosts);
    }

    @Bean
    PublishCourse publishCourse(CourseDesk desk) {
        return new PublishCourse(desk);
    }

    @Bean
    ReadCoursesAtDesk readCoursesAtDesk(Courses courses) {
        return new ReadCoursesAtDesk(courses);
    }
}
