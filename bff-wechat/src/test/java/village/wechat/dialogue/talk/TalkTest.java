package village.wechat.dialogue.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static village.wechat.dialogue.talk.Chat.FENGXI;
import static village.wechat.dialogue.talk.Chat.QIAOTOU;
import static village.wechat.dialogue.talk.Chat.ZHUWU;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import village.wechat.account.AccountMessage;

/** Which village is meant, commands, clicks and events. */
class TalkTest {
    private static final Duration A_DAY = Duration.ofHours(24);

    private final Chat many = Chat.of(List.of(FENGXI, ZHUWU, QIAOTOU));

    @Test
    void asksForTheVillageOnceAndThenWhatToDo() {
        var asked = many.says("路灯不亮");
        assertThat(asked.lead()).contains("先给您留着", "1 枫溪村（枫溪镇）\n2 竹坞村（枫溪镇）\n3 桥头村（枫溪镇）");
        assertThat(many.says("２").lead()).contains("竹坞村", "文字 1 段", "1 反映问题");
        assertThat(many.draft().words()).containsExactly("路灯不亮");
    }

    @Test
    void meansTheMenuByANumberOnlyWhileItIsOpen() {
        many.says("路灯不亮");
        many.says("1");
        assertThat(many.says("1").lead()).contains("登记");
    }

    @Test
    void understandsAVillagesName() {
        many.says("换村");
        assertThat(many.says("竹坞").lead()).contains("现在说的是竹坞村的事");
        many.says("换村");
        assertThat(many.says("桥头村。").lead()).contains("桥头村");
    }

    @Test
    void asksAgainAfterANumberThatIsNotThere() {
        many.says("换村");
        assertThat(many.says("4").lead()).contains("没有这个数字", "3 桥头村");
    }

    @Test
    void asksForTheNameWhereThereAreTooManyToList() {
        var villages = IntStream.range(0, 40)
                .mapToObj(number -> Chat.village(100 + number, "3309991022" + (10 + number), "石" + number + "村"))
                .toList();
        var county = Chat.of(villages);
        assertThat(county.says("路灯不亮").lead()).contains("请回复村名").doesNotContain("石0村");
        assertThat(county.says("石7村").lead()).contains("石7村", "1 反映问题");
    }

    @Test
    void asksWhichOfSeveralVillagesOfOneName() {
        var villages = IntStream.range(0, 40)
                .mapToObj(number ->
                        Chat.village(100 + number, "3309991022" + (10 + number), number < 2 ? "王家村" : "村" + number))
                .toList();
        var county = Chat.of(villages);
        county.says("换村");
        assertThat(county.says("王家村").lead()).contains("1 王家村（枫溪镇）\n2 王家村（枫溪镇）");
        assertThat(county.says("2").lead()).contains("现在说的是王家村的事");
    }

    @Test
    void meansTheOnlyVillageHeIsBoundIn() {
        var bound = Chat.of(List.of(FENGXI, ZHUWU), ZHUWU);
        assertThat(bound.says("路灯不亮").lead()).contains("竹坞村");
    }

    @Test
    void meansTheVillageHeScannedForADay() {
        var bound = Chat.of(List.of(FENGXI, ZHUWU), ZHUWU);
        bound.scans(FENGXI, Optional.empty());
        assertThat(bound.says("路灯不亮").lead()).contains("枫溪村");
        bound.says("0");
        assertThat(bound.later(A_DAY).says("路灯不亮").lead()).contains("竹坞村");
    }

    @Test
    void forgetsTheChosenVillageAfterADay() {
        many.says("换村");
        many.says("1");
        assertThat(many.later(A_DAY.minusSeconds(1)).says("路灯不亮").lead()).contains("枫溪村", "1 反映问题");
        many.says("0");
        assertThat(many.later(A_DAY).says("路灯不亮").lead()).contains("哪个村");
    }

    @Test
    void doesNotTakeTheAnswerToTheDraftForOneToAnOldMenu() {
        var bound = Chat.of(List.of(FENGXI, ZHUWU), ZHUWU);
        bound.says("换村");
        bound.says("路灯不亮");
        assertThat(bound.says("1").kind()).isEqualTo(Act.Kind.FILE);
    }

    @Test
    void welcomesANewFollowerInHisVillage() {
        var new1 = Chat.atHome().hears(new AccountMessage.Followed(Optional.empty()));
        assertThat(new1.lead()).contains("枫溪村的公众号", "发文字、按住说话、拍照片");
        assertThat(many.hears(new AccountMessage.Followed(Optional.empty())).lead())
                .contains("村里的公众号");
    }

    @Test
    void doesNotKnowEveryCode() {
        assertThat(many.hears(new AccountMessage.Scanned("whatever")).lead()).contains("认不出来");
    }

    @Test
    void forgetsWhoLeaves() {
        many.says("路灯不亮");
        assertThat(many.hears(new AccountMessage.Unfollowed()).kind()).isEqualTo(Act.Kind.FORGET);
        assertThat(many.drafts()).isEqualTo(Drafts.NONE);
    }

    @Test
    void saysNothingToWhatItDoesNotKnow() {
        assertThat(many.hears(new AccountMessage.Other("event", "CARD"))).isEqualTo(Act.SILENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "查进度, PROGRESS",
        "进度。, PROGRESS",
        "村务电话, CONTACTS",
        "电话！, CONTACTS",
        "查 48392070, CASE",
        "查４８３９２０７０, CASE",
        "进度：48392070, CASE",
        "48392070, CASE"
    })
    void understandsCommands(String text, Act.Kind kind) {
        var chat = Chat.atHome();
        var act = chat.says(text);
        assertThat(act.kind()).isEqualTo(kind);
        assertThat(chat.drafts().current()).isEmpty();
        assertThat(act.detail()).isEqualTo(kind == Act.Kind.CASE ? "48392070" : "");
    }

    @ParameterizedTest
    @CsvSource({
        "帮助, 这样用",
        "？, 这样用",
        "??, 这样用",
        "绑定, h5#/me/binding",
        "换村, 哪个村",
        "1, 说说是什么事",
        "0, 没有要取消",
        "恢复, 没有可以恢复",
        "查 1234567, 编号是 8 位数字",
        "查48392071, 编号是 8 位数字"
    })
    void answersAtOnce(String text, String reply) {
        var chat = Chat.atHome();
        assertThat(chat.says(text).lead()).contains(reply);
        assertThat(chat.drafts().current()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3", "99999999", "查查路灯的事", "电话线断了", "我要反映路灯不亮", "取消低保是怎么回事"})
    void keepsEverythingElseAsADraft(String text) {
        var chat = Chat.atHome();
        assertThat(chat.says(text).lead()).contains("1 反映问题");
        assertThat(chat.draft().words()).containsExactly(text);
    }

    @ParameterizedTest
    @CsvSource({"report, SAY", "progress, PROGRESS", "contacts, CONTACTS", "unheard-of, SAY"})
    void knowsTheButtons(String key, Act.Kind kind) {
        assertThat(Chat.atHome().clicks(key).kind()).isEqualTo(kind);
    }

    @Test
    void asksForTheVillageBeforeItGivesNumbers() {
        assertThat(many.says("电话").lead()).contains("哪个村");
    }

    @Test
    void remembersTwentyMessages() {
        var chat = Chat.atHome();
        for (var number = 0; number < 30; number++) {
            chat.says("帮助");
        }
        assertThat(chat.dialogue().handled()).hasSize(20);
    }
}
