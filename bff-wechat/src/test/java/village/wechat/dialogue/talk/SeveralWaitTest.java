package village.wechat.dialogue.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.complaint.Complaint;
import village.api.place.Village;
import village.wechat.dialogue.talk.Surroundings.Asked;

/** Several cases wait for the same reporter. */
class SeveralWaitTest {
    private static final String LAMP = "48392070";
    private static final String WELL = "51739266";
    private static final String BRIDGE = "60471828";

    private final Chat chat = Chat.of(List.of(Chat.FENGXI, Chat.ZHUWU), Chat.FENGXI, Chat.ZHUWU);
    private final Asked lamp = asked(Chat.FENGXI, 1, LAMP, "路灯不亮，走夜路看不见");
    private final Asked well = asked(Chat.FENGXI, 2, WELL, "");
    private final Asked bridge = asked(Chat.ZHUWU, 3, BRIDGE, "桥栏杆松了");

    @BeforeEach
    void stand() {
        chat.scans(Chat.FENGXI, Optional.empty());
        chat.waits(List.of(lamp, well));
    }

    @Test
    void heIsOfferedTheOneAskedLastAndToldHowToNameAnother() {
        assertThat(chat.says("是东边那根").lead())
                .contains("5 补充到编号 " + LAMP + "（路灯不亮", "村里最近问您的）")
                .contains("编号 " + WELL + " 也等您补充，补充到那里请回复“补充 " + WELL + "”");
        adds(chat.says("5"), lamp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"补充 51739266", "补充51739266", "补充编号51739266", "5补充：５１７３９２６６。", "补充到编号 51739266"})
    void heNamesAnother(String typed) {
        chat.says("是东边那根");
        var draft = chat.draft().id();
        var act = chat.says(typed);
        adds(act, well);
        assertThat(act.subject()).contains(draft);
        assertThat(chat.drafts().filing(draft)).isPresent();
        assertThat(chat.says(typed)).isEqualTo(act);
    }

    @Test
    void whatFollowsSoonGoesWhereHeNamed() {
        chat.says("是东边那口");
        chat.says("补充 " + WELL);
        chat.filed(chat.drafts().filing().orElseThrow().draft().id(), Chat.FENGXI);
        var act = chat.shows("photo");
        assertThat(act.kind()).isEqualTo(Act.Kind.SUPPLEMENT);
        assertThat(act.detail()).isEqualTo(well.to().complaint().toString());
    }

    /** WeChat did not hand the recording over: "请过一会儿再回复 5" means the one he named. */
    @Test
    void theNumberMeansWhatHeNamedBefore() {
        chat.says("是东边那口");
        chat.says("补充 " + WELL);
        chat.returned(chat.drafts().filing().orElseThrow().draft().id());
        adds(chat.says("5"), well);
    }

    @Test
    void oneOfAnotherVillageIsAddedThere() {
        chat.waits(List.of(lamp, bridge));
        assertThat(chat.says("东头那段").lead()).contains("编号 " + BRIDGE + "（桥栏杆松了）");
        var act = chat.says("补充 " + BRIDGE);
        adds(act, bridge);
        assertThat(act.village()).contains(Chat.ZHUWU.id());
        assertThat(chat.drafts().filing().orElseThrow().village()).isEqualTo(Chat.ZHUWU.id());
    }

    @Test
    void theOneAskedLastMayBeOfAnotherVillage() {
        chat.waits(List.of(bridge, lamp));
        assertThat(chat.says("东头那段").lead()).contains("5 补充到编号 " + BRIDGE + "（桥栏杆松了，竹坞村最近问您的）");
        adds(chat.says("5"), bridge);
    }

    /** Another office asks between the choice and his answer. */
    @Test
    void theNumberNeverMeansACaseHeWasNotShown() {
        chat.says("是东边那根");
        chat.waits(List.of(bridge, lamp, well));
        adds(chat.says("5"), lamp);
    }

    /** What he was shown is withdrawn, or answered elsewhere. */
    @Test
    void theChoiceIsShownAnewWhereWhatHeWasShownWaitsNoMore() {
        chat.says("是东边那根");
        chat.waits(List.of(well));
        var act = chat.says("5");
        assertThat(act.kind()).isEqualTo(Act.Kind.SAY);
        assertThat(act.lead()).contains("5 补充到编号 " + WELL);
        adds(chat.says("5"), well);
    }

    /** They began to wait after his draft was asked about. */
    @Test
    void theChoiceIsShownFirstWhereHeSawNone() {
        chat.waits(List.of());
        chat.says("是东边那根");
        chat.waits(List.of(lamp, well));
        var act = chat.says("补充");
        assertThat(act.kind()).isEqualTo(Act.Kind.SAY);
        assertThat(act.lead()).contains("5 补充到编号 " + LAMP, "补充 " + WELL);
        adds(chat.says("5"), lamp);
    }

    /** Somebody else's case, one that is answered or withdrawn, one there never was: he is told the same. */
    @ParameterizedTest
    @ValueSource(strings = {"60471828", "51739266"})
    void whatDoesNotWaitForHimTakesNothing(String ticket) {
        chat.waits(List.of(lamp));
        chat.says("是东边那根");
        var act = chat.says("补充 " + ticket);
        assertThat(act.kind()).isEqualTo(Act.Kind.SAY);
        assertThat(act.lead()).contains("编号 " + ticket + " 现在没有在等您补充");
        assertThat(chat.draft().words()).containsExactly("是东边那根");
        adds(chat.says("5"), lamp);
    }

    @ParameterizedTest
    @ValueSource(strings = {"补充 123", "补充 48392071", "补充 4839207012"})
    void aWrongNumberIsSaidToBeWrong(String typed) {
        chat.says("是东边那根");
        assertThat(chat.says(typed).lead()).contains("编号");
        assertThat(chat.draft().words()).containsExactly("是东边那根");
        assertThat(chat.drafts().filing()).isEmpty();
    }

    @Test
    void whoHasSaidNothingYetIsToldToSayItFirst() {
        assertThat(chat.says("补充 " + WELL).lead()).contains("请先把要补充的", "“补充 " + WELL + "”");
        assertThat(chat.drafts().current()).isEmpty();
    }

    @Test
    void whatIsAboutACadreIsAddedNowhere() {
        var stranger = Chat.of(List.of(Chat.FENGXI));
        stranger.waits(List.of(lamp, well));
        stranger.speaks("村书记收了钱不办事");
        stranger.says("3");
        assertThat(stranger.says("补充 " + WELL).lead()).contains("涉及村干部", "没有加");
        assertThat(stranger.draft().aboutStaff()).isTrue();
    }

    /** Numbers are unique in a village only. */
    @Test
    void ofTwoWithOneNumberHeMeansThatOfTheVillageHeSpeaksOf() {
        var same = asked(Chat.ZHUWU, 5, WELL, "");
        chat.waits(List.of(same, lamp, well));
        chat.says("是东边那口");
        adds(chat.says("补充 " + WELL), well);
        chat.returned(chat.drafts().filing().orElseThrow().draft().id());
        chat.scans(Chat.ZHUWU, Optional.empty());
        adds(chat.says("补充 " + WELL), same);
    }

    @Test
    void manyAreCountedAndTheFirstTwoNamed() {
        chat.waits(List.of(lamp, well, bridge, asked(Chat.ZHUWU, 4, "70000005", "")));
        assertThat(chat.says("是东边那根").lead())
                .contains("编号 " + WELL + "、" + BRIDGE + "（桥栏杆松了） 等 3 件 也等您补充")
                .doesNotContain("70000005");
    }

    private static Asked asked(Village village, long number, String ticket, String about) {
        return new Asked(new Surroundings.Waiting(village.id(), new Complaint.Id(new UUID(9, number)), ticket), about);
    }

    private static void adds(Act act, Asked to) {
        assertThat(act.kind()).isEqualTo(Act.Kind.SUPPLEMENT_DRAFT);
        assertThat(act.detail()).isEqualTo(to.to().complaint().toString());
    }
}
