package village.wechat.dialogue.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Choosing whom to ask in the chat. */
class DeskTalkTest {
    private static final DeskMenu MENU = new DeskMenu(List.of(
            new DeskMenu.Entry("office", "村委会", "办证明"),
            new DeskMenu.Entry("policy", "政策", "社保医保"),
            new DeskMenu.Entry("law", "法律", "欠薪"),
            new DeskMenu.Entry("farming", "农技", "病虫害")));

    private final Chat chat = Chat.atHome();
    private UUID draft = new UUID(0, 0);

    @BeforeEach
    void shownWhomToAsk() {
        chat.says("老板欠我工钱怎么办");
        draft = chat.draft().id();
        chat.says("2");
        chat.choosing(draft, MENU);
        chat.later(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "1, office",
        "三, law",
        "３。, law",
        "3 法律, law",
        "法律, law",
        "4公开, farming public",
        "2 公开, policy public",
        "'3，公开。', law public",
        "3 不公开, law"
    })
    void asksTheDeskOfHisNumberForWhoseEyesHeSays(String said, String word) {
        var act = chat.says(said);
        assertThat(act.kind()).isEqualTo(Act.Kind.ASK);
        assertThat(act.subject()).contains(draft);
        assertThat(act.detail()).isEqualTo(word);
        assertThat(chat.drafts().filing(draft)).isPresent();
    }

    @Test
    void saysWhatThereIsForANumberThatIsNotThere() {
        assertThat(chat.says("5").lead()).contains("没有这个数字", "1 村委会：办证明", "0 取消");
        assertThat(chat.says("2").detail()).isEqualTo("policy");
    }

    @Test
    void dropsTheQuestionAndAsksAnewWhatToDoWithIt() {
        assertThat(chat.says("0").lead()).contains("恢复");
        assertThat(chat.says("恢复").lead()).contains("1 反映问题");
        assertThat(chat.says("1").kind()).isEqualTo(Act.Kind.FILE);
    }

    @Test
    void numbersMeanWhatWasShownLast() {
        assertThat(chat.shows("photo").kind()).isEqualTo(Act.Kind.FETCH);
        assertThat(chat.says("1").kind()).isEqualTo(Act.Kind.FILE);
    }

    /** Of several in a row one is answered; but what closes the menu must say so. */
    @Test
    void neverClosesTheMenuSilently() {
        chat.choosing(draft, MENU);
        chat.says("2");
        chat.choosing(draft, MENU);
        assertThat(chat.says("还有去年的").lead()).contains("1 反映问题");
    }

    @Test
    void aQuestionNobodyFinishedIsGoneAfterADay() {
        var act = chat.later(Duration.ofHours(25)).says("3");
        assertThat(act.kind()).isNotEqualTo(Act.Kind.ASK);
        assertThat(chat.drafts().filing(draft)).isEmpty();
    }

    @Test
    void aQuestionCarriesItsWord() {
        assertThat(DeskMenu.Question.of("law public")).isEqualTo(new DeskMenu.Question("law", true));
        assertThat(DeskMenu.Question.of("law")).isEqualTo(new DeskMenu.Question("law", false));
    }
}
