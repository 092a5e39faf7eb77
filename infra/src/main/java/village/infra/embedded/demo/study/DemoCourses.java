package village.infra.embedded.demo.study;

import java.util.List;
import java.util.Optional;
import village.api.credit.course.Lesson;
import village.api.credit.course.Quiz;
import village.api.credit.course.editing.WriteCourse.Draft;
import village.api.credit.course.editing.WriteCourse.DraftLesson;

/** The courses. Invented for the demo; a village writes its own. */
final class DemoCourses {
    static final List<Draft> ALL = List.of(
            new Draft(
                    "村级事务怎么议、怎么定",
                    "两课学完“四议两公开”，课后有小测验。",
                    List.of(article("为什么要议", 60, """
                                    村里的大事，要大家商量着办。谁提出来、谁来议、谁来定、定了怎么公开，都有章法。

                                    章法不是为了麻烦，是为了让没到场的人也能放心：钱花在哪里，事是怎么定的，一查就清楚。"""), article("四议两公开的六步", 120, """
                                    第一步，村党组织提议。

                                    第二步，村两委会商议。

                                    第三步，党员大会审议。党员要到三分之二以上，应到人数的一半以上同意才算通过。

                                    第四步，村民会议或者村民代表会议决议。

                                    两公开：决议公开，办的结果也公开。上一步没有结果，下一步不能开始。""")),
                    Optional.of(new Quiz(
                            List.of(
                                    question("“两公开”公开的是什么？", List.of("决议和实施结果", "只公开决议", "只公开花了多少钱"), 0),
                                    question("上一步还没有结果，下一步可以先做吗？", List.of("不可以", "可以", "书记同意就可以"), 0),
                                    question("哪一步由党员大会来做？", List.of("审议", "提议", "决议"), 0),
                                    question("“一半以上同意”，正好一半算不算通过？", List.of("不算", "算"), 0)),
                            3,
                            60,
                            3,
                            15))),
            new Draft(
                    "消防安全进农家",
                    "一课图文，一课视频。",
                    List.of(
                            article("灶台、电线和电瓶车", 60, """
                                    人走火灭，灶边不堆柴草。

                                    旧电线老化了要换，一个插座不要接太多电器。

                                    电瓶车不进屋、不在楼道充电。"""),
                            new DraftLesson(
                                    Lesson.Kind.VIDEO,
                                    "灭火器怎么用",
                                    "提、拔、握、压，对准火苗根部。",
                                    Optional.of("https://v.qq.com/x/page/demo.html"),
                                    120)),
                    Optional.empty()));

    private DemoCourses() {}

    private static DraftLesson article(String title, int seconds, String body) {
        return new DraftLesson(Lesson.Kind.ARTICLE, title, body, Optional.empty(), seconds);
    }

    private static Quiz.Question question(String text, List<String> options, int right) {
        return new Quiz.Question(text, options, List.of(right));
    }
}
