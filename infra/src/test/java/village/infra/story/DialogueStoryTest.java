package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.OpenId;
import village.wechat.account.AccountMessage;
import village.wechat.account.AccountMessage.Content;
import village.wechat.account.Conversation;

/** Followers talk to the public account of the whole application; what becomes of it is seen over HTTP. */
class DialogueStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern TICKET = Pattern.compile("编号：([0-9]{8})");

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    /** The first call of all loads WxJava, which may take longer than WeChat may. */
    @BeforeAll
    static void warmUp() {
        bound("story-follower-0").says("帮助");
    }

    /** Somebody with WeChat in his hand. */
    private record Follower(String openid) {
        String says(String text) {
            return hears(new AccountMessage.Text(text));
        }

        String hears(Content content) {
            return hears(content, UUID.randomUUID().toString());
        }

        String hears(Content content, String key) {
            return later(content, key).block(PATIENCE);
        }

        Mono<String> later(Content content, String key) {
            var message = new AccountMessage(new OpenId("wxdemo0service001", openid), Instant.now(), content);
            return HERE.context()
                    .getBean(Conversation.class)
                    .answer(message, key)
                    .map(reply -> reply.orElse(""));
        }

        Reply cases() {
            return HERE.in(openid).get("/mp/v1/me/complaints?limit=100").expect(200);
        }

        List<String> tickets() {
            return cases().texts("/items", "/ticket");
        }

        /** What was written down of his latest case. */
        Reply recordings() {
            var latest = cases();
            return HERE.in(openid)
                    .get("/mp/v1/villages/" + latest.text("/items/0/village/code") + "/complaints/"
                            + latest.text("/items/0/id") + "/recordings")
                    .expect(200);
        }

        Reply latest() {
            var latest = cases();
            return HERE.in(openid)
                    .get("/mp/v1/villages/" + latest.text("/items/0/village/code") + "/complaints/"
                            + latest.text("/items/0/id"))
                    .expect(200);
        }
    }

    private static Follower bound(String openid) {
        Neighbours.settle(HERE.context(), openid);
        return new Follower(openid);
    }

    @Test
    void aVillagerReportsByVoiceAndFollowsHisCase() {
        var villager = bound("story-follower-3");
        var asked = villager.hears(new AccountMessage.Voice("voice-1", "amr", Optional.of("桥头的栏杆断了")));
        assertThat(asked).contains("枫溪村", "语音 1 段", "桥头的栏杆断了", "1 反映问题");
        assertThat(villager.tickets()).isEmpty();
        var filed = villager.says("１");
        var ticket = ticket(filed);
        assertThat(filed).contains("枫溪村", "前答复您");
        assertThat(villager.tickets()).containsExactly(ticket);
        assertThat(villager.latest().text("/text")).isEqualTo("（语音识别）桥头的栏杆断了");
        assertThat(villager.latest().texts("/attachments", "/id")).hasSize(1);
        var recordings = villager.recordings();
        assertThat(recordings.body()).contains("\"桥头的栏杆断了\"", "语音识别");
        assertThat(villager.says("查进度")).contains(ticket, "已提交");
        assertThat(villager.says("查 " + ticket)).contains(ticket, "最晚");
        assertThat(new Follower("story-stranger-2").says("查 " + ticket)).contains("没有查到");
    }

    @Test
    void aVillagerChoosesInTheChatWhatItIsByWhomAndForWhoseEyes() {
        var villager = bound("story-follower-31");
        assertThat(villager.says("想请人帮忙修修门")).contains("6 想匿名、想公开，或是微心愿");
        assertThat(villager.says("6")).contains("3 微心愿", "“1公开”");
        assertThat(villager.says("3匿名公开")).contains("按微心愿交的", "只有乡镇知道是您", "公开");
        var filed = villager.latest();
        assertThat(filed.text("/kind")).isEqualTo("wish");
        assertThat(filed.text("/nameVisibleTo")).isEqualTo("dispatcher-only");
        assertThat(filed.text("/visibility")).isEqualTo("public");
        var cadre = HERE.desk("demo-cadre-1");
        var seen = cadre.get("/console/v1/villages/" + WholeVillage.VILLAGE + "/complaints/" + filed.text("/id"))
                .expect(200);
        assertThat(seen.body()).doesNotContain("小满").contains("诉求人");
    }

    @Test
    void photosOfOneSecondMakeOneCaseHoweverOftenHeConfirms() {
        var villager = bound("story-follower-5");
        var replies =
                atOnce(5, number -> villager.later(new AccountMessage.Picture("photo-" + number), "burst-" + number));
        assertThat(replies).filteredOn(reply -> reply.contains("1 反映问题")).hasSize(1);
        var answers = atOnce(
                4,
                number -> villager.later(new AccountMessage.Text("1"), "yes-" + number)
                        .retryWhen(Retry.max(20).filter(DialogueStoryTest::inProgress)));
        // Whoever is heard only when the case is there already has nothing left to confirm.
        var tickets = answers.stream()
                .filter(answer -> !answer.contains("说说是什么事"))
                .map(DialogueStoryTest::ticket)
                .distinct()
                .toList();
        assertThat(tickets).hasSize(1);
        assertThat(villager.tickets()).containsExactlyElementsOf(tickets);
        assertThat(villager.latest().texts("/attachments", "/id")).hasSize(5).doesNotHaveDuplicates();
        var confirmed = IntStream.range(0, answers.size())
                .filter(number -> answers.get(number).contains(tickets.get(0)))
                .findFirst()
                .orElseThrow();
        assertThat(ticket(villager.hears(new AccountMessage.Text("1"), "yes-" + confirmed)))
                .isEqualTo(tickets.get(0));
        assertThat(villager.says("1")).contains("说说是什么事");
    }

    @Test
    void aStrangerKeepsHisWordsUntilHeIsBound() {
        var stranger = new Follower("story-stranger-1");
        assertThat(stranger.says("路灯不亮")).contains("哪个村", "1 枫溪村（枫溪镇）", "2 竹坞村（枫溪镇）");
        assertThat(stranger.says("2")).contains("竹坞村", "1 反映问题");
        assertThat(stranger.says("1")).contains("登记", "内容给您留着");
        assertThat(stranger.says("1")).contains("登记");
        assertThat(stranger.says("电话")).contains("村委会：0575-80992000");
    }

    @Test
    void whatWechatDoesNotHandOverIsToldAndNotForgotten() {
        var villager = bound("story-follower-6");
        villager.says("水管漏水");
        assertThat(villager.hears(new AccountMessage.Picture("busy-1"))).contains("提交时再取一次");
        assertThat(villager.hears(new AccountMessage.Picture("lost-1"))).contains("一张照片取不到了");
        assertThat(villager.says("1")).contains("还没有提交", "1 个语音或照片", "直接提交");
        assertThat(villager.tickets()).isEmpty();
        var ticket = ticket(villager.says("直接提交"));
        assertThat(villager.tickets()).containsExactly(ticket);
        assertThat(villager.latest().text("/text")).isEqualTo("水管漏水");
        assertThat(villager.latest().texts("/attachments", "/id")).isEmpty();
    }

    @Test
    void aDoorPlateTellsTheVillageAndThePlace() {
        var villager = bound("story-follower-7");
        assertThat(villager.hears(new AccountMessage.Followed(Optional.of("qrscene_330999101201"))))
                .contains("枫溪村的公众号");
        assertThat(villager.hears(new AccountMessage.Scanned("FX201006"))).contains("您在：枫溪村");
        villager.says("下水道堵了");
        ticket(villager.says("1"));
        assertThat(villager.latest().text("/place/grid/name")).isEqualTo("第二网格");
    }

    @Test
    void whoLeavesIsForgotten() {
        var villager = bound("story-follower-8");
        villager.says("路灯不亮");
        assertThat(villager.hears(new AccountMessage.Unfollowed())).isEmpty();
        assertThat(villager.says("1")).contains("说说是什么事");
    }

    @Test
    void dangerIsAnsweredAtOnce() {
        var villager = bound("story-follower-9");
        assertThat(villager.says("有人掉河里了")).startsWith("如果现在有危险，请马上打电话：119");
        assertThat(villager.says("取消")).contains("恢复");
        assertThat(villager.says("2")).contains("想问什么");
    }

    @Test
    void aQuestionIsAnsweredFromWhatIsKnownElseTheVillageIsAsked() {
        var villager = bound("story-follower-11");
        villager.says("蚕桑合作社怎么入股？");
        assertThat(villager.says("2")).contains("1 村委会", "3 法律", "0 取消");
        assertThat(villager.says("1")).startsWith("问好了，转给枫溪村。").contains("前答复", "由“村委会”答复，别人看不到");
        assertThat(villager.says("2")).contains("想问什么");
        assertThat(villager.says("查答复")).startsWith("问：蚕桑合作社怎么入股？\n还在等答复");
        HERE.desk("demo-cadre-1")
                .post(
                        "/console/v1/villages/" + WholeVillage.VILLAGE + "/faqs",
                        Map.of("desk", "office", "question", "蚕桑合作社怎么入股？", "answer", "带身份证到合作社填表。"))
                .expect(201);
        villager.says("我也想给蚕桑合作社入股");
        assertThat(villager.says("2")).contains("带身份证到合作社填表", "再回复 2");
        assertThat(villager.says("2")).contains("要问谁");
        assertThat(villager.says("4公开")).startsWith("问好了").contains("由“农技”答复", "不带您的名字");
        var asked = HERE.in(villager.openid()).get("/mp/v1/me/inquiries").expect(200);
        assertThat(asked.text("/items/0/desk")).isEqualTo("farming");
        assertThat(asked.text("/items/0/opennessLabel")).isEqualTo("等待审核");
        assertThat(villager.tickets()).isEmpty();
    }

    @Test
    void aQuestionMayBeSpokenOrShown() {
        var villager = bound("story-follower-16");
        villager.hears(new AccountMessage.Picture("photo-leaf"));
        villager.hears(new AccountMessage.Voice("voice-16", "amr", Optional.of("叶子发黄是什么病")));
        assertThat(villager.says("咨询")).contains("要问谁");
        var again = UUID.randomUUID().toString();
        var told = villager.hears(new AccountMessage.Text("农技"), again);
        assertThat(told).startsWith("问好了");
        assertThat(villager.hears(new AccountMessage.Text("农技"), again)).startsWith("问好了");
        var asked = HERE.in(villager.openid()).get("/mp/v1/me/inquiries").expect(200);
        assertThat(asked.texts("/items", "/id")).hasSize(1);
        var thread = HERE.in(villager.openid())
                .get("/mp/v1/villages/" + WholeVillage.VILLAGE + "/inquiries/" + asked.text("/items/0/id"))
                .expect(200);
        assertThat(thread.texts("/thread/0/attachments", "/id")).hasSize(2);
        assertThat(thread.text("/thread/0/text")).contains("叶子发黄");
        assertThat(villager.tickets()).isEmpty();
    }

    @Test
    void whatIsSpokenForACaseThatWaitsIsAddedToIt() {
        var villager = bound("story-follower-17");
        villager.says("路灯又不亮了");
        villager.says("1");
        var ticket = villager.tickets().get(0);
        var desk = "/console/v1/villages/330999101201/complaints/"
                + villager.latest().text("/id");
        HERE.desk("demo-cadre-1")
                .post(desk + "/information-requests", Map.of("question", "是哪一根灯杆？"))
                .expect(201);
        assertThat(villager.says("东边的灯杆")).contains("5 补充到编号 " + ticket);
        villager.says("0");
        var key = UUID.randomUUID().toString();
        var voice = new AccountMessage.Voice("voice-17", "amr", Optional.of("东边第二根"));
        assertThat(villager.hears(voice, key)).contains("5 补充到编号 " + ticket);
        assertThat(villager.latest().body()).doesNotContain("东边第二根");
        var chosen = UUID.randomUUID().toString();
        assertThat(villager.hears(new AccountMessage.Text("5"), chosen)).contains("加到编号 " + ticket);
        assertThat(villager.hears(new AccountMessage.Text("5"), chosen)).contains("加到编号 " + ticket);
        assertThat(villager.hears(new AccountMessage.Picture("photo-pole"))).contains("加到编号 " + ticket);
        assertThat(villager.tickets()).containsExactly(ticket);
        var after = villager.latest();
        assertThat(after.text("/status")).isNotEqualTo("need-info");
        assertThat(after.body()).contains("东边第二根");
        assertThat(after.texts("/timeline", "/type"))
                .filteredOn("supplemented"::equals)
                .hasSize(2);
        assertThat(villager.hears(new AccountMessage.Voice("voice-17b", "amr", Optional.of("村书记收了钱不办事"))))
                .contains("3 涉及村干部，直接交乡镇");
        assertThat(villager.latest().body()).doesNotContain("收了钱");
    }

    @Test
    void whatIsAboutACadreGoesPastHisVillage() {
        var villager = bound("story-follower-10");
        assertThat(villager.says("村书记收了钱不办事")).contains("3 涉及村干部，直接交乡镇");
        var filed = villager.says("3");
        assertThat(filed).contains("枫溪镇", "村里看不到");
        ticket(filed);
        var about = villager.latest();
        assertThat(about.text("/aboutStaff")).isEqualTo("true");
        var desk = "/console/v1/villages/" + villager.cases().text("/items/0/village/code") + "/complaints/"
                + about.text("/id");
        HERE.desk("demo-cadre-1").get(desk).expectProblem(404, "complaint.not-found");
        HERE.desk("demo-dispatcher-1").get(desk).expect(200);
    }

    @Test
    void whatANeighbourHasReportedIsOfferedBeforeItIsFiledAgain() {
        var first = bound("story-follower-14");
        first.hears(new AccountMessage.Scanned("FX201006"));
        first.says("村口有流浪狗追小孩");
        first.says("1");
        var desk =
                "/console/v1/villages/330999101201/complaints/" + first.latest().text("/id");
        var opened = HERE.desk("demo-cadre-1").get(desk).expect(200);
        HERE.desk("demo-cadre-1")
                .post(desk + "/categories", Map.of("category", opened.text("/suggestedCategory/code")))
                .expect(201);
        var second = bound("story-follower-12");
        second.hears(new AccountMessage.Scanned("FX201006"));
        second.says("两条流浪狗乱跑");
        assertThat(second.says("1")).contains("还没有提交", "有人反映过", "回复 4");
        assertThat(second.tickets()).isEmpty();
        assertThat(second.says("4")).contains("您也遇到了");
        assertThat(second.says("1")).contains("说说是什么事");
        assertThat(HERE.desk("demo-cadre-1").get(desk).expect(200).text("/supports"))
                .isEqualTo("1");
        var third = bound("story-follower-13");
        third.hears(new AccountMessage.Scanned("FX201006"));
        third.says("流浪狗又来了");
        assertThat(third.says("1")).contains("有人反映过");
        ticket(third.says("1"));
    }

    /** What each was answered, in the order of their numbers. */
    private static List<String> atOnce(int count, IntFunction<Mono<String>> asked) {
        return Flux.range(0, count)
                .flatMapSequential(
                        number -> Mono.defer(() -> asked.apply(number)).subscribeOn(Schedulers.boundedElastic()))
                .collectList()
                .block(PATIENCE);
    }

    private static boolean inProgress(Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Reason.IDEMPOTENCY_IN_PROGRESS;
    }

    private static String ticket(String reply) {
        var found = TICKET.matcher(reply);
        assertThat(found.find()).as(reply).isTrue();
        return found.group(1);
    }
}
