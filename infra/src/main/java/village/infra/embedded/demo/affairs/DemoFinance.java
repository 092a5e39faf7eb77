package village.infra.embedded.demo.affairs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.catalogue.Frequency;
import village.api.disclosure.finance.FinanceTable;
import village.api.identity.Role;

/** 枫溪村's money: two items of its own and the quarterly account. Invented. */
final class DemoFinance {
    /** Of this one the last month stays owed. */
    private static final String CANTEEN = "V-CANTEEN";

    private static final String MONTHLY = "V-MONTHLY";
    private static final String QUARTERLY = "C0001";
    private static final String NOTE = "<p>逐项逐笔见下表，凭证在村委会可以查看。（演示内容，数字都是虚构的。）</p>";

    private final LocalDate today;
    private final CoveredPeriod month;
    private final CoveredPeriod quarter;

    DemoFinance(LocalDate today) {
        this.today = today;
        var written = today.minusDays(DemoDisclosures.WRITING);
        this.month = CoveredPeriod.of(Frequency.MONTHLY, written);
        this.quarter = CoveredPeriod.of(Frequency.QUARTERLY, written);
    }

    /** From which days on the village owes them. */
    List<CatalogueItem> items() {
        return List.of(
                item(MONTHLY, "村集体资金收支月报", 10, back(month, 3).from()),
                item(CANTEEN, "老年食堂收支", 0, back(month, 2).from()));
    }

    private static CatalogueItem item(String code, String name, int dueDays, LocalDate from) {
        return new CatalogueItem(
                code,
                DisclosureClass.FINANCE,
                name,
                Frequency.MONTHLY,
                dueDays,
                7,
                15,
                "枫溪村村民代表会议决定（演示）",
                Role.CADRE,
                from,
                Optional.empty(),
                true,
                false,
                "");
    }

    List<DemoFiling> filings() {
        var opening = monthly(back(month, 3), 186_420_00, 4_200, 2_980);
        var middle = monthly(back(month, 2), opening.closingFen(), 12_600, 3_150);
        var wrong = monthly(back(month, 1), middle.closingFen(), 6_800, 3_860);
        var right = monthly(back(month, 1), middle.closingFen(), 6_800, 4_460);
        var before = quarterly(back(quarter, 2), 412_300_00, 36_000, 21_400);
        var last = quarterly(back(quarter, 1), before.closingFen(), 42_500, 27_900);
        return List.of(
                quarter(back(quarter, 2), before),
                month(MONTHLY, back(month, 3), 8, "村集体资金收支", opening),
                month(CANTEEN, back(month, 2), 3, "老年食堂收支", canteen(back(month, 2))),
                month(MONTHLY, back(month, 2), 8, "村集体资金收支", middle),
                quarter(back(quarter, 1), last),
                month(MONTHLY, back(month, 1), 6, "村集体资金收支", wrong)
                        .corrected(new DemoFiling.Correction(
                                "路灯维修费少写了 600 元，按发票改正。", "<p>本月路灯维修费按发票更正。</p>" + NOTE, Optional.of(right))));
    }

    private DemoFiling month(String item, CoveredPeriod period, int days, String title, FinanceTable table) {
        return DemoFiling.published(item, period, after(period, days), period.label() + title, NOTE)
                .with(table);
    }

    private DemoFiling quarter(CoveredPeriod period, FinanceTable table) {
        return DemoFiling.published(QUARTERLY, period, after(period, 12), period.label() + "财务收支情况", NOTE)
                .with(table);
    }

    /** At the latest four days ago, so that a correction has its time as well. */
    private LocalDate after(CoveredPeriod period, int days) {
        var on = period.to().plusDays(days);
        var latest = today.minusDays(4);
        return on.isAfter(latest) ? latest : on;
    }

    private static FinanceTable monthly(CoveredPeriod period, long openingFen, long rent, long lamps) {
        return new DemoTables("枫溪村集体资金收支", period, openingFen)
                .section("收入")
                .income(4, "租金收入", "沿街店面房租", rent)
                .income(12, "补助收入", "村级组织运转经费补助", 9_000)
                .income(21, "发包收入", "鱼塘承包款", 5_500)
                .section("支出")
                .spending(8, "公共设施", "路灯维修", lamps)
                .spending(15, "环境卫生", "保洁员工资", 7_200)
                .spending(25, "管理费用", "办公用电、报刊", 1_340)
                .spending(27, "公益福利", "慰问高龄老人", 1_800)
                .done();
    }

    private static FinanceTable quarterly(CoveredPeriod period, long openingFen, long rent, long repair) {
        return new DemoTables("枫溪村财务收支", period, openingFen)
                .section("经营收入")
                .income(10, "租金收入", "店面房、厂房租金", rent)
                .income(40, "服务收入", "农机队代耕代收", 18_700)
                .section("补助收入")
                .income(33, "专项补助", "人居环境整治补助", 60_000)
                .section("公共支出")
                .spending(20, "工程支出", "停车场一期工程款", 48_000)
                .spending(55, "维修支出", "水渠和路灯维修", repair)
                .section("管理和福利")
                .spending(30, "管理费用", "办公、会议、差旅", 6_150)
                .spending(70, "公益福利", "老年食堂补贴", 15_000)
                .done();
    }

    private static FinanceTable canteen(CoveredPeriod period) {
        return new DemoTables("老年食堂收支", period, 8_260_00)
                .section("收入")
                .income(2, "就餐收入", "老人就餐收费", 5_880)
                .income(16, "捐赠收入", "乡亲捐助", 2_000)
                .section("支出")
                .spending(10, "食材", "米面粮油、蔬菜", 4_930)
                .spending(24, "人工", "帮厨补贴", 2_400)
                .done();
    }

    private static CoveredPeriod back(CoveredPeriod period, int times) {
        return times == 0 ? period : back(period.previous(), times - 1);
    }
}
