package village.infra.embedded.demo.inquiries;

import java.util.List;
import village.api.inquiry.faq.Faq;

/**
 * One question of the demo village and how far it has come.
 *
 * @param asker openid of a demo person
 * @param daysAgo how many days ago it was asked
 * @param answer what the desk answered; unused while it waits
 */
record DemoInquiry(String asker, String desk, int daysAgo, boolean open, String text, String answer, Fate fate) {
    enum Fate {
        WAITING,
        ANSWERED,
        PUBLISHED,
        DECLINED
    }

    static final List<DemoInquiry> FENGXI = List.of(
            new DemoInquiry(
                    "demo-migrant-1",
                    "policy",
                    9,
                    true,
                    "我在外地打工，老家的居民医保还要不要交？",
                    "在打工的地方交了职工医保，老家的就不用交；没有交的，12 月底以前在手机上交。",
                    Fate.PUBLISHED),
            new DemoInquiry("demo-villager-1", "office", 6, true, "老年证丢了怎么补？", "带身份证到村委会，当天就能补。", Fate.ANSWERED),
            new DemoInquiry(
                    "demo-party-1", "law", 5, false, "借给亲戚的钱三年没还，还能要回来吗？", "先找借条和转账记录，可以到镇司法所请人调解。", Fate.ANSWERED),
            new DemoInquiry(
                    "demo-villager-1", "policy", 3, false, "血压高，药能不能停？", "看病用药的事，这里不能答复。请问村医或者到卫生院看。", Fate.DECLINED),
            new DemoInquiry("demo-migrant-1", "office", 8, false, "宅基地翻建，人不在家能不能办？", "", Fate.WAITING),
            new DemoInquiry("demo-party-1", "farming", 1, true, "柑橘叶子发黄是缺什么肥？", "", Fate.WAITING));

    static final List<Faq.Wording> FAQS = List.of(
            faq("policy", "城乡居民医保什么时候交？", "每年 9 月到 12 月，在微信“城市服务”里交，也可以到村委会请人帮着交。"),
            faq("policy", "60 岁以后养老金怎么领？", "满 60 周岁的当月，带身份证和银行卡到镇便民服务中心 3 号窗口。"),
            faq("office", "低保怎么申请？", "写一份申请，带户口本、身份证和收入证明交到村委会，30 个工作日内答复。"),
            faq("office", "户口迁移要带什么？", "带户口本、身份证到派出所；迁出去的先开准迁证。"),
            faq("law", "土地流转要签合同吗？", "要。合同写清期限、租金和到期怎么办，村委会有样本，签了交村里备案。"),
            faq("farming", "稻飞虱怎么防治？", "先看水稻长势和虫量，对症用药，按说明的量打。拿不准就拍照来问。"));

    private static Faq.Wording faq(String desk, String question, String answer) {
        return new Faq.Wording(desk, question, answer, true);
    }
}
