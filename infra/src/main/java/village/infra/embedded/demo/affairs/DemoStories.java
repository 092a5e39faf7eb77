package village.infra.embedded.demo.affairs;

import java.util.List;
import java.util.Optional;
import village.api.news.Audience;
import village.infra.embedded.demo.affairs.DemoPictures.Scene;
import village.infra.embedded.demo.affairs.DemoStory.Fate;

/** The articles, in the order they were published. Invented. */
final class DemoStories {
    static final List<DemoStory> FENGXI = List.of(
            story("clinic", 76, "便民", "村卫生室门诊时间和家庭医生签约", "每周一到周六上午有门诊，签约可以在家办。", """
                    <h2>门诊时间</h2><ul><li>周一到周六：上午 7:30—11:00</li><li>周二、周四：下午 14:00—16:30</li></ul>
                    <h2>家庭医生签约</h2><p>65 岁以上老人、慢性病患者可以请村医上门签约。电话在“联系村里”页面。</p>"""),
            story("custom", 59, "乡风文明", "枫溪村移风易俗公约（2026 年修订）", "红白事从简，份子钱有了商量好的数。", """
                    <p>村民代表会议讨论通过，自公布之日起施行。</p>
                    <ol><li>喜事新办，宴席每桌不超过 600 元，不超过 20 桌。</li><li>丧事简办，不搭高棚，不放鞭炮。</li>
                    <li>同村人情往来不超过 200 元。</li><li>村文化礼堂免费借用，用前到村委会登记。</li></ol>"""),
            story("tidy", 46, "村务动态", "第三季度环境整治：清了 6 条水沟", "六个网格都查了一遍，问题当场列了单子。", """
                    <p>七月到九月，各网格一共清理水沟 <b>6</b> 条，搬走堆放杂物 <b>31</b> 处。</p>
                    <table><tr><th>网格</th><th>清理水沟</th><th>搬走杂物</th></tr><tr><td>第一网格</td><td>2 条</td><td>8 处</td></tr>
                    <tr><td>第二网格</td><td>1 条</td><td>9 处</td></tr><tr><td>其余四个网格</td><td>3 条</td><td>14 处</td></tr></table>
                    <p>还有两处要等雨停再做，做完会在这里说明。</p>"""),
            story("harvest", 38, "村务动态", "晚稻开镰，农机队先收东片", "农机队从东片开始，三天收完。", """
                    <p>今年晚稻长势好。农机队先收东片，再收溪西。要用收割机的农户，请向本网格网格员报名。</p>""").with(Scene.AUTUMN),
            new DemoStory(
                    "party-day",
                    34,
                    "党建",
                    Audience.PUBLIC,
                    "十月主题党日：帮独居老人收稻",
                    "二十三名党员分成五组，收了七户人家的稻。",
                    """
                    <p>十月的主题党日放在田里过。二十三名党员分成五组，帮七户独居老人收稻、晒谷。</p>
                    <blockquote><p>“一上午就收完了，往年我要忙三天。”一位老人说。</p></blockquote>""",
                    Optional.empty(),
                    0,
                    Fate.PUBLISHED),
            story("feast", 31, "乡风文明", "重阳百家宴，一百二十位老人同桌", "每家端一个菜，老人坐上席。", """
                    <p>重阳节中午，文化礼堂摆了十五桌。每家端一个菜，一百二十位老人坐上席，最年长的九十六岁。</p>
                    <p>谢谢出力的各位乡亲。</p>""").with(Scene.EVENING),
            story("insurance", 25, "通知公告", "2027 年度医保开始缴费，请在年底前缴", "手机上能缴，不会用手机的到村委会帮您办。", """
                    <p>2027 年度城乡居民基本医疗保险开始缴费，<b>12 月 31 日前</b>缴清，明年看病才能报销。</p>
                    <ol><li>会用手机的：在“浙里办”里搜“医保缴费”。</li><li>不会用手机的：带身份证到村委会，工作日都有人帮您办。</li>
                    <li>走不动的：告诉网格员，上门办。</li></ol>""")
                    .pinned(45),
            story("fire", 19, "通知公告", "入冬防火：上坟不烧纸，田边不烧草", "天干物燥，发现烟火马上打 119。", """
                    <p>近来少雨，山上草木干。请大家做到：</p>
                    <ul><li>上坟不烧纸，改用鲜花。</li><li>田边地角不烧秸秆和杂草。</li><li>家里不用大功率的取暖旧电器。</li></ul>
                    <p>看到烟火，先打 <b>119</b>，再告诉网格员。</p>""")
                    .pinned(30),
            story("parking", 16, "村务动态", "村口停车场完工，可以停车了", "一期做完，晚上有灯。", """
                    <p>村口停车场一期完工，共有车位 <b>⟦42|24⟧</b> 个，其中充电车位 4 个、无障碍车位 2 个。本村车辆免费。</p>
                    <p>结算情况审核以后会在“三务公开”里公布。</p>""", Fate.CORRECTED),
            story("water", 12, "通知公告", "水管检修，周四白天停水", "周四 8:00—16:00 停水，请提前存水。", """
                    <p>因检修主管道，周四 8:00—16:00 全村停水，请提前存水。</p>""", Fate.WITHDRAWN),
            story("water-again", 11, "通知公告", "水管检修改到下周二，停水半天", "改到下周二 8:00—12:00，只停溪东。", """
                    <p>原定周四的检修改到 <b>下周二 8:00—12:00</b>，只停溪东三个网格。请提前存半天的水。</p>"""),
            story("barber", 8, "便民", "理发师傅周六进村，老人理发不要钱", "上午在礼堂，下午上门。", """
                    <p>周六上午 8:30 起，理发师傅在文化礼堂给 60 岁以上老人免费理发。走不动的老人，请家里人告诉网格员，下午上门。</p>"""),
            new DemoStory(
                    "branch",
                    6,
                    "党建",
                    Audience.PARTY_MEMBERS,
                    "支部党员大会通知",
                    "讨论预备党员转正。",
                    "<p>本周五晚 7:00 在村委会二楼开支部党员大会，讨论预备党员转正。在外的党员用手机参加。</p>",
                    Optional.empty(),
                    0,
                    Fate.PUBLISHED),
            new DemoStory(
                    "topics",
                    4,
                    "村务动态",
                    Audience.VILLAGERS,
                    "村民代表会议要议什么，请您提",
                    "十二月上旬开会，现在收题目。",
                    "<p>十二月上旬开村民代表会议。您想议什么，可以告诉您的村民代表，也可以在“反映问题”里写。</p>",
                    Optional.empty(),
                    0,
                    Fate.PUBLISHED),
            story("frost", 1, "便民", "夜里有霜，蔬菜大棚早点关", "农技员说了三条，种菜的乡亲看看。", """
                    <p>这几天夜里最低到 2 度。农技员提醒：</p>
                    <ol><li>下午 3 点半前关棚，留住热气。</li><li>苗床上加一层小拱棚。</li><li>浇水放在上午，不要傍晚浇。</li></ol>""").with(Scene.MORNING),
            story("market", 0, "便民", "腊月集市怎么摆（草稿）", "", "<p>摊位还没有定，定了再发。</p>", Fate.DRAFT),
            story("solstice", -3, "乡风文明", "冬至给老人送饺子", "冬至那天中午送到家。", """
                    <p>冬至那天中午，志愿者把饺子送到 80 岁以上老人家里。想一起包饺子的，请到文化礼堂。</p>""", Fate.SCHEDULED));

    static final List<DemoStory> ZHUWU = List.of(
            story("bamboo", 20, "村务动态", "冬笋开挖，先看林子的界", "挖笋不过界，有争的找网格员量。", """
                    <p>冬笋可以挖了。请只挖自家承包的竹林；界不清楚的，先请网格员一起去看。</p>""").with(Scene.MORNING),
            story("road", 9, "通知公告", "竹坞岭路面修补，单边放行三天", "慢一点，听指挥。", """
                    <p>竹坞岭路面修补三天，单边放行。请慢行，听现场的人指挥。</p>""").pinned(20),
            story("film", 2, "乡风文明", "周末礼堂放电影", "晚上六点半，带条毯子。", "<p>周六晚上六点半，礼堂放一场老电影。天冷，带条毯子。</p>"));

    private DemoStories() {}

    private static DemoStory story(String name, int daysAgo, String column, String title, String summary, String body) {
        return story(name, daysAgo, column, title, summary, body, Fate.PUBLISHED);
    }

    private static DemoStory story(
            String name, int daysAgo, String column, String title, String summary, String body, Fate fate) {
        return new DemoStory(name, daysAgo, column, Audience.PUBLIC, title, summary, body, Optional.empty(), 0, fate);
    }
}
