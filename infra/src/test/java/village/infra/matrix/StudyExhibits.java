package village.infra.matrix;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import village.infra.story.StudyAgreed;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** What Party members of 枫溪村 study: a course with one lesson. */
final class StudyExhibits {
    private static final String COURSES = "/console/v1/villages/" + WholeVillage.VILLAGE + "/courses";
    private static final String ACTIVITIES = "/console/v1/villages/" + WholeVillage.VILLAGE + "/activities";
    private static final String COURSE = """
        {"title":"矩阵里的课","lessons":[{"title":"一课","body":"正文","seconds":60}],
         "quiz":{"questions":[{"text":"题","options":["甲","乙"],"right":[0]}],"paper":1,"pass":100,"attempts":20,
         "minutes":30}}\
        """;

    private final Visitor cadre;
    private String lesson = "";

    StudyExhibits(WholeVillage here) {
        cadre = here.desk("demo-cadre-1");
        StudyAgreed.by(here.in("demo-party-1"));
        StudyAgreed.by(here.in("demo-cadre-1"));
    }

    void in(Map<String, String> ids) {
        var course = cadre.post(COURSES, COURSE).expect(201);
        lesson = course.text("/lessons/0/id");
        ids.put("courses", course.text("/id"));
        ids.put("activities", activity());
        cadre.post(COURSES + "/" + course.text("/id") + "/publications", "{\"version\":1}")
                .expect(201);
    }

    /** One that is on today. */
    private String activity() {
        var now = OffsetDateTime.now(ZoneOffset.UTC);
        return cadre.post(
                        ACTIVITIES,
                        Map.of(
                                "title",
                                "矩阵",
                                "startsAt",
                                now.minusHours(1).toString(),
                                "endsAt",
                                now.plusHours(1).toString()))
                .expect(201)
                .text("/id");
    }

    String lesson() {
        return lesson;
    }

    static String body(String pattern) {
        return pattern.endsWith("/courses") || pattern.endsWith("/{id}") ? COURSE : "{\"version\":1}";
    }
}
