package village.wechat.dialogue.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.dialogue.talk.Chat.FENGXI;
import static village.wechat.dialogue.talk.Chat.REPLIES;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.complaint.Cases;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;

/** Choosing in the chat what it is, by whom, and for whose eyes: one question, and none for who asks for nothing. */
class MannerTalkTest {
    private final Chat chat = Chat.atHome();

    @Test
    void whoChoosesNothingIsAskedNothing() {
        assertThat(chat.says("路灯不亮").lead()).endsWith("24 小时内不回复就作废。").contains("6 想匿名、想公开，或是微心愿");
        var act = chat.says("1");
        assertThat(act.kind()).isEqualTo(Act.Kind.FILE);
        assertThat(filing(act).manner()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, COMPLAINT, true, false",
        "２。, COMPLAINT, false, false",
        "二, COMPLAINT, false, false",
        "3, WISH, true, false",
        "4, ENTERPRISE, true, false",
        "1公开, COMPLAINT, true, true",
        "2 公开, COMPLAINT, false, true",
        "'3匿名，公开。', WISH, false, true",
        "4匿名, ENTERPRISE, false, false",
        "1不公开, COMPLAINT, true, false",
        "1匿名, COMPLAINT, false, false",
        "匿名, COMPLAINT, false, false",
        "微心愿, WISH, true, false",
        "3微心愿, WISH, true, false",
        "企业的事 公开, ENTERPRISE, true, true"
    })
    void filesAsHeAnswers(String said, Intake.Kind kind, boolean named, boolean open) {
        chat.says("路灯不亮");
        assertThat(chat.says("6").lead()).contains("1 实名", "2 匿名", "3 微心愿", "4 企业的事", "0 取消", "“1公开”");
        var act = chat.says(said);
        assertThat(act.kind()).isEqualTo(Act.Kind.FILE);
        assertThat(filing(act).manner()).contains(new Manner(kind, named, open));
    }

    @ParameterizedTest
    @CsvSource({
        "1匿名, false, false",
        "1 公开, true, true",
        "反映问题匿名公开, false, true",
        "提交 不公开, true, false",
        "一匿名, false, false"
    })
    void saysItAllAtOnce(String said, boolean named, boolean open) {
        chat.says("路灯不亮");
        var act = chat.says(said);
        assertThat(act.kind()).isEqualTo(Act.Kind.FILE);
        assertThat(filing(act).manner()).contains(new Manner(Intake.Kind.COMPLAINT, named, open));
    }

    /** What merely ends like a choice is what he has to say. */
    @ParameterizedTest
    @ValueSource(strings = {"村里的账要公开", "2公开", "要求匿名", "公开"})
    void takesOtherWordsForWhatHeSays(String text) {
        chat.says("路灯不亮");
        chat.later(Duration.ofMinutes(1));
        assertThat(chat.says(text).kind()).isEqualTo(Act.Kind.SAY);
        assertThat(chat.draft().words()).containsExactly("路灯不亮", text);
    }

    @Test
    void saysWhatThereIsForANumberThatIsNotThere() {
        chat.says("路灯不亮");
        chat.says("6");
        assertThat(chat.says("9").lead()).contains("没有这个数字", "2 匿名");
        assertThat(filing(chat.says("2")).manner()).contains(new Manner(Intake.Kind.COMPLAINT, false, false));
    }

    @Test
    void aSixThatAnswersNothingIsKept() {
        chat.says("6");
        assertThat(chat.draft().words()).containsExactly("6");
    }

    /** Numbers mean what was shown last, and whatever closes the choice says so. */
    @Test
    void whatHeAddsIsAskedAboutAnew() {
        chat.says("路灯不亮");
        chat.says("6");
        assertThat(chat.says("有三天了").lead()).contains("1 反映问题");
        assertThat(chat.says("3").kind()).isEqualTo(Act.Kind.FILE);
        assertThat(chat.drafts().filing().orElseThrow().draft().aboutStaff()).isTrue();
    }

    @Test
    void dropsAndBeginsAgain() {
        chat.says("路灯不亮");
        chat.says("6");
        assertThat(chat.says("0").lead()).contains("恢复");
        assertThat(chat.says("恢复").lead()).contains("1 反映问题");
        assertThat(chat.says("2").kind()).isEqualTo(Act.Kind.ASK);
    }

    /** What could not be filed at once is filed later as he chose, and told so. */
    @Test
    void remembersWhatHeChose() {
        chat.says("路灯不亮");
        chat.returned(chat.says("1匿名公开").subject().orElseThrow());
        assertThat(chat.later(Duration.ofMinutes(1)).says("有三天了").lead()).contains("文字 2 段、匿名、公开");
        assertThat(filing(chat.says("1")).manner()).contains(new Manner(Intake.Kind.COMPLAINT, false, true));
    }

    @Test
    void asksWhoIsNotBoundToBindFirst() {
        var stranger = Chat.of(List.of(FENGXI));
        stranger.says("路灯不亮");
        stranger.says("6");
        assertThat(stranger.says("2").lead()).contains("登记");
        stranger.bind(FENGXI);
        stranger.says("1");
        assertThat(stranger.drafts().filing().orElseThrow().draft().manner())
                .contains(new Manner(Intake.Kind.COMPLAINT, false, false));
    }

    @Test
    void tellsHowItWasHandedIn() {
        var quiet =
                Cases.with(Cases.intake("路灯"), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PUBLIC, false);
        assertThat(REPLIES.filed(filed(quiet), FENGXI)).contains("匿名：只有乡镇知道是您。", "乡镇同意后公开，不带您的名字。");
        assertThat(REPLIES.filed(filed(Cases.intake("路灯")), FENGXI)).doesNotContain("匿名", "公开");
    }

    private static Complaint filed(Intake intake) {
        return Cases.filed(FENGXI.id(), Cases.person(), intake, Cases.MONDAY_9).after();
    }

    private Draft filing(Act act) {
        return chat.drafts().filing(act.subject().orElseThrow()).orElseThrow().draft();
    }
}
