package village.infra.embedded.demo.affairs;

import java.time.LocalDate;
import java.util.List;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.Frequency;
import village.infra.embedded.demo.affairs.DemoFiling.Stage;

/** What the villages disclose besides money. Invented. */
final class DemoDisclosures {
    /** So many days after a month or quarter is over at the earliest, its filing is out. */
    static final int WRITING = 6;

    private static final String INVENTED = "<p>（演示内容，人和事都是虚构的。）</p>";

    private DemoDisclosures() {}

    static List<DemoFiling> fengxi(LocalDate today) {
        var quarter =
                CoveredPeriod.of(Frequency.QUARTERLY, today.minusDays(WRITING)).previous();
        return List.of(
                quarterly("A03", quarter, today, "三会一课和主题党日", """
                    <p>开支部党员大会 1 次、支委会 3 次、党课 1 次、主题党日 3 次。</p>
                    <ul><li>七月：学习新修订的村规民约</li><li>八月：给独居老人送清凉</li><li>九月：清理溪道</li></ul>\
                    """),
                quarterly("A08", quarter, today, "党员接单服务情况", """
                    <p>群众点单 14 件，党员接单 14 件，办好 13 件；1 件（溪边护栏）等材料到。</p>\
                    """),
                quarterly("B0302", quarter, today, "低保和临时救助评议", """
                    <p>新申请低保 2 户，评议通过 1 户，1 户因收入核对不符没有通过，已书面说明。临时救助 1 户。</p>
                    <p>名单按规定在镇里公示，不在网上公开个人信息。</p>\
                    """),
                quarterly("B0502", quarter, today, "环境整治和垃圾分类", """
                    <table><tr><th>事项</th><th>数量</th></tr><tr><td>清理水沟</td><td>6 条</td></tr>
                    <tr><td>搬走堆放杂物</td><td>31 处</td></tr><tr><td>更换分类垃圾桶</td><td>18 只</td></tr></table>\
                    """),
                quarterly("B0504", quarter, today, "村务监督委员会工作", """
                    <p>审核三务公开 11 份，退回修改 2 份；查看工程现场 3 次；答复村民询问 4 件。</p>\
                    """),
                event("B0101", today.minusDays(21), "村民代表会议决定：停车场收费办法", """
                    <p>应到代表 38 人，实到 35 人，同意 33 人，通过。</p><ol><li>本村车辆免费。</li>
                    <li>外来车辆白天免费，过夜每次 5 元。</li><li>收入列入村集体资金，每月公布。</li></ol>\
                    """),
                event("B0501", today.minusDays(13), "溪西水渠修复工程中标结果", """
                    <p>三家单位报名，开标公开进行，村务监督委员会全程到场。中标价 86,400 元，工期 30 天。</p>\
                    """),
                event("B0110", today.minusDays(5), "移风易俗公约写进村规民约", """
                    <p>按村民代表会议决定，把“宴席从简、人情从轻”写进村规民约，自公布之日起施行。</p>\
                    """),
                waiting("B0501", today.minusDays(1), "村口停车场工程结算", """
                        <p>合同价 152,000 元，审定结算价 148,600 元，核减 3,400 元。</p>\
                        """, Stage.SUBMITTED),
                waiting("B0104", today, "文化礼堂修缮筹资方案（草稿）", """
                        <p>预算和筹资办法等村民代表会议讨论以后再写。</p>\
                        """, Stage.DRAFT));
    }

    /** The last one tells that everything is there. */
    static List<DemoFiling> zhuwu(LocalDate today) {
        return List.of(
                event("B0105", today.minusDays(40), "后山竹林续包方案", """
                    <p>后山竹林 120 亩续包五年，每亩每年 180 元，本村村民优先。</p>\
                    """),
                event("B0101", today.minusDays(17), "村民代表会议决定：修竹坞岭路面", """
                    <p>应到代表 29 人，实到 27 人，同意 27 人，通过。</p>\
                    """),
                event("B0403", today.minusDays(6), "森林防火值班安排", """
                    <p>从现在到明年三月，每天两人巡山，值班室在村委会一楼。</p>\
                    """));
    }

    private static DemoFiling quarterly(String item, CoveredPeriod period, LocalDate today, String title, String body) {
        var on = period.to().plusDays(13);
        return DemoFiling.published(
                item, period, on.isAfter(today) ? today.minusDays(1) : on, period.label() + title, body + INVENTED);
    }

    private static DemoFiling event(String item, LocalDate day, String title, String body) {
        return DemoFiling.published(
                item, new CoveredPeriod(CoveredPeriod.Kind.DAY, day.minusDays(2)), day, title, body + INVENTED);
    }

    private static DemoFiling waiting(String item, LocalDate day, String title, String body, Stage stage) {
        return DemoFiling.waiting(
                item, new CoveredPeriod(CoveredPeriod.Kind.DAY, day.minusDays(2)), day, title, body + INVENTED, stage);
    }
}
