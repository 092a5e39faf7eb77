package village.infra.embedded.demo.cases;

import java.util.List;
import java.util.Optional;
import village.api.complaint.Intake;
import village.api.complaint.Rating;

/**
 * One case and how far it has come. Invented.
 *
 * @param reporter openid of who reported it
 * @param daysAgo when; the steps after it come at noon and in the evening, though never in the future
 * @param category a code of the starter catalogue; empty when he did not know
 * @param plate the door it is at
 */
record DemoCase(
        String reporter,
        int daysAgo,
        Intake.Kind kind,
        String category,
        String plate,
        Intake.Visibility visibility,
        String text,
        Fate fate,
        String answer) {

    static final List<DemoCase> FENGXI = List.of(
            new DemoCase(
                    "demo-party-1",
                    12,
                    Intake.Kind.COMPLAINT,
                    "0101",
                    "FX201004",
                    Intake.Visibility.PRIVATE,
                    "后山小路上倒了一堆旧家具，挡住了半边路。",
                    Fate.SILENT,
                    "旧家具已清走，路口立了不准倾倒的牌子。"),
            new DemoCase(
                    "demo-villager-1",
                    6,
                    Intake.Kind.COMPLAINT,
                    "0202",
                    "FX201002",
                    Intake.Visibility.PUBLIC,
                    "老樟树旁边的路灯坏了，晚上走路看不清。",
                    Fate.RATED,
                    "电工已换灯泡和触发器，当晚试过，亮了。"),
            new DemoCase(
                    "demo-migrant-1",
                    3,
                    Intake.Kind.COMPLAINT,
                    "0207",
                    "FX201003",
                    Intake.Visibility.PUBLIC,
                    "家门前水沟堵了，一下雨老人出门要踩水，我在外面回不来，麻烦看看。",
                    Fate.ANSWERED,
                    "水沟里的淤泥和落叶已清完，昨天下雨没有再积水。"),
            new DemoCase(
                    "demo-villager-1",
                    2,
                    Intake.Kind.COMPLAINT,
                    "0303",
                    "FX201001",
                    Intake.Visibility.PRIVATE,
                    "院墙外的自来水管一直滴水，两天了。",
                    Fate.REPORTED,
                    ""),
            new DemoCase(
                    "demo-party-1",
                    1,
                    Intake.Kind.COMPLAINT,
                    "0101",
                    "FX201004",
                    Intake.Visibility.PUBLIC,
                    "文化礼堂门口的垃圾桶满了，没有人清。",
                    Fate.TAKEN,
                    ""),
            new DemoCase(
                    "demo-migrant-1",
                    0,
                    Intake.Kind.WISH,
                    "",
                    "FX201003",
                    Intake.Visibility.PRIVATE,
                    "想请人每周去看看我爸妈，帮他们把煤气瓶换一下。",
                    Fate.REPORTED,
                    ""));

    /** How far a case has come. */
    enum Fate {
        REPORTED,
        TAKEN,
        ANSWERED,
        RATED,
        /** Answered and checked, and nothing said of it: its seven days are over, and the clock closes it. */
        SILENT
    }

    static final Rating CONTENT = new Rating(true, 5, "修得快，谢谢。");

    Intake intake() {
        return new Intake(
                kind,
                Optional.of(category).filter(code -> !code.isEmpty()),
                text,
                List.of(),
                Optional.empty(),
                Optional.of(plate),
                Optional.empty(),
                Intake.NameVisibleTo.HANDLERS,
                visibility,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
