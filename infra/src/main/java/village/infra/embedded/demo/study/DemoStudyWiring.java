package village.infra.embedded.demo.study;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.credit.course.editing.PublishCourse;
import village.api.credit.course.editing.WriteCourse;
import village.api.place.Villages;

/** The demo village's courses. Imported by the embedded run alone. */
@Configuration(proxyBeanMethods = false)
public class DemoStudyWiring {
    @Bean
    DemoStudy demoStudy(Villages villages, WriteCourse writeCourse, PublishCourse publishCourse) {
        return new DemoStudy(villages, writeCourse, publishCourse);
    }
}
