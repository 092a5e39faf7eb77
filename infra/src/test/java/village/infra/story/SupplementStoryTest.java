package village.infra.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.identity.OpenId;
import village.wechat.account.AccountMessage;
import village.wechat.account.AccountMessage.Content;
import village.wechat.account.Conversation;

/** Somebody answers in the chat what he is asked of his case, and not everything goes well. */
class SupplementStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DESK = "/console/v1/villages/330999101201/complaints/";

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    /** The first call of all loads WxJava, which may take longer than WeChat may. */
    @BeforeAll
    static void warmUp() {
        new Asked("story-supplement-0").says("帮助");
    }

    /** A villager with a case of which the village asks him something. */
    private static final class Asked {
        private final String openid;
        private String complaint = "";
        private String ticket = "";

        private Asked(String openid) {
            Neighbours.settle(HERE.context(), openid);
            this.openid = openid;
        }

        static Asked of(String openid) {
            var asked = new Asked(openid);
            asked.reports();
            asked.isAsked();
            return asked;
        }

        void reports() {
            says("路灯又不亮了");
            says("1");
            var cases = HERE.in(openid).get("/mp/v1/me/complaints?limit=100").expect(200);
            complaint = cases.text("/items/0/id");
            ticket = cases.text("/items/0/ticket");
        }

        void isAsked() {
            HERE.desk("demo-cadre-1")
                    .post(DESK + complaint + "/information-requests", Map.of("question", "是哪一根灯杆？"))
                    .expect(201);
        }

        String says(String text) {
            return hears(new AccountMessage.Text(text));
        }

        String shows(String photo) {
            return hears(new AccountMessage.Picture(photo));
        }

        private String hears(Content content) {
            var message = new AccountMessage(new OpenId("wxdemo0service001", openid), Instant.now(), content);
            return HERE.context()
                    .getBean(Conversation.class)
                    .answer(message, UUID.randomUUID().toString())
                    .map(reply -> reply.orElse(""))
                    .block(PATIENCE);
        }

        Reply his() {
            return his(complaint);
        }

        Reply his(String one) {
            return HERE.in(openid)
                    .get("/mp/v1/villages/330999101201/complaints/" + one)
                    .expect(200);
        }

        List<String> supplements() {
            return his().texts("/timeline", "/type").stream()
                    .filter("supplemented"::equals)
                    .toList();
        }
    }

    @Test
    void whatIsTooLongIsKeptAndNothingOfItCutOff() {
        var villager = Asked.of("story-supplement-1");
        villager.says("长".repeat(300));
        villager.says("长".repeat(300));
        assertThat(villager.says("5")).contains("还没有加到编号 " + villager.ticket, "最多 500 个字");
        assertThat(villager.his().text("/status")).isEqualTo("need-info");
        assertThat(villager.supplements()).isEmpty();
        assertThat(villager.says("0")).contains("恢复");
        villager.says("东边第二根");
        assertThat(villager.says("5")).contains("加到编号 " + villager.ticket);
        assertThat(villager.supplements()).hasSize(1);
    }

    @Test
    void whatWechatDoesNotHandOverIsWaitedForAndThenLeftOut() {
        var villager = Asked.of("story-supplement-2");
        assertThat(villager.shows("busy-2")).contains("5 补充到编号 " + villager.ticket);
        assertThat(villager.says("5")).contains("还没有加到编号 " + villager.ticket, "内容给您留着");
        assertThat(villager.his().text("/status")).isEqualTo("need-info");
        villager.says("东边第二根");
        assertThat(villager.says("5")).contains("加到编号 " + villager.ticket, "有 1 个语音或照片没有取到");
        assertThat(villager.his().text("/status")).isNotEqualTo("need-info");
        assertThat(villager.his().body()).contains("东边第二根");
        assertThat(villager.shows("lost-2")).contains("编号 " + villager.ticket, "请再发一次");
        assertThat(villager.supplements()).hasSize(1);
    }

    @Test
    void whatFollowsIsNotAddedOnceTheCaseHasItsAnswer() {
        var villager = Asked.of("story-supplement-3");
        villager.says("东边第二根");
        villager.says("5");
        HERE.desk("demo-cadre-1")
                .post(DESK + villager.complaint + "/answers", Map.of("text", "换好了"))
                .expect(201);
        assertThat(villager.shows("photo-late")).contains("没有加到编号 " + villager.ticket, "已经答复");
        assertThat(villager.supplements()).hasSize(1);
    }

    /** He is offered the one asked last, and names the other. */
    @Test
    void twoCasesThatWaitAreBothAnsweredInTheChat() {
        var villager = Asked.of("story-supplement-6");
        var first = villager.ticket;
        var firstCase = villager.complaint;
        villager.reports();
        villager.isAsked();
        var second = villager.ticket;
        assertThat(villager.says("东边第二根"))
                .contains("5 补充到编号 " + second, "最近问您的", "编号 " + first, "请回复“补充 " + first + "”");
        assertThat(villager.says("补充 " + first)).contains("加到编号 " + first);
        assertThat(villager.his().text("/status")).isEqualTo("need-info");
        assertThat(villager.his(firstCase).text("/status")).isNotEqualTo("need-info");
        assertThat(villager.his(firstCase).body()).contains("东边第二根");
        assertThat(villager.says("靠墙那盏")).contains("5 补充到编号 " + second).doesNotContain(first);
        assertThat(villager.says("5")).contains("加到编号 " + second);
        assertThat(villager.his().body()).contains("靠墙那盏").doesNotContain("东边第二根");
        villager.says("还有一盏");
        assertThat(villager.says("补充 " + first)).contains("编号 " + first + " 现在没有在等您补充");
    }

    /** The other's case waits as well, and one's own that was taken back no more. */
    @Test
    void noCaseOfOthersAndNoneTakenBackIsAddedTo() {
        var other = Asked.of("story-supplement-7");
        var villager = Asked.of("story-supplement-8");
        villager.says("东边第二根");
        assertThat(villager.says("补充 " + other.ticket)).contains("编号 " + other.ticket + " 现在没有在等您补充");
        assertThat(other.supplements()).isEmpty();
        HERE.in("story-supplement-8")
                .post(
                        "/mp/v1/villages/330999101201/complaints/" + villager.complaint + "/withdrawals",
                        Map.of("reason", "自己修好了"))
                .expect(201);
        assertThat(villager.says("补充 " + villager.ticket)).contains("现在没有在等您补充");
        assertThat(villager.supplements()).isEmpty();
    }

    /** Both may know: who answers first has it go on for both, each under his own number. */
    @Test
    void whoseCaseWasMergedAnswersForBoth() {
        var first = new Asked("story-supplement-4");
        first.reports();
        var second = new Asked("story-supplement-5");
        second.reports();
        HERE.desk("demo-cadre-1")
                .post(DESK + second.complaint + "/merges", Map.of("into", first.complaint))
                .expect(201);
        first.isAsked();
        assertThat(second.his().text("/mergedInto/asked")).isEqualTo("是哪一根灯杆？");
        assertThat(second.says("东边第二根")).contains("5 补充到编号 " + second.ticket);
        assertThat(second.says("5")).contains("加到编号 " + second.ticket);
        assertThat(first.his().text("/status")).isNotEqualTo("need-info");
        assertThat(second.his().text("/mergedInto/asked")).isEmpty();
        var own = "/mp/v1/villages/330999101201/complaints/" + second.complaint;
        HERE.in("story-supplement-5").post(own + "/reminders", Map.of()).expect(201);
        HERE.in("story-supplement-5")
                .post(own + "/withdrawals", Map.of("reason", "自己修好了"))
                .expect(201);
        assertThat(second.his().text("/status")).isEqualTo("merged");
        assertThat(second.his().text("/closing")).isEqualTo("withdrawn");
        assertThat(second.his().texts("/can", "")).doesNotContain("withdraw", "remind", "supplement");
        assertThat(first.his().text("/status")).isNotEqualTo("closed");
    }
}
