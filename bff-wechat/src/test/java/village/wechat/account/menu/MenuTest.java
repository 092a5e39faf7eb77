package village.wechat.account.menu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import village.api.Refusal;

class MenuTest {
    private static final Menu.Button REPLY = new Menu.Reply("查进度", "progress");

    @Test
    void takesThreeButtonsWithFiveEntriesEach() {
        var group = new Menu.Group("反映问题", times(5));
        assertThat(new Menu(List.of(group, group, group)).buttons()).hasSize(3);
    }

    @Test
    void refusesNoButtonAndFour() {
        assertThat(pointer(List.of())).isEqualTo("/buttons");
        assertThat(pointer(times(4))).isEqualTo("/buttons");
    }

    @Test
    void refusesAGroupOfNoneAndOfSix() {
        assertThat(pointer(new Menu.Group("反映", List.of()))).isEqualTo("/buttons/0/entries");
        assertThat(pointer(new Menu.Group("反映", times(6)))).isEqualTo("/buttons/0/entries");
    }

    @Test
    void refusesAThirdLevel() {
        var inner = new Menu.Group("里面", times(1));
        assertThat(pointer(new Menu.Group("反映", List.of(inner)))).isEqualTo("/buttons/0/entries/0/entries");
    }

    @Test
    void cutsNamesWhereTheChatWould() {
        assertThat(new Menu(List.of(new Menu.Reply("四个汉字", "help"))).buttons()).hasSize(1);
        assertThat(pointer(new Menu.Reply("五个汉字了", "help"))).isEqualTo("/buttons/0/name");
        var eight = new Menu.Group("反映", List.of(new Menu.Reply("一二三四五六七八", "help")));
        assertThat(new Menu(List.of(eight)).buttons()).hasSize(1);
        var nine = new Menu.Group("反映", List.of(new Menu.Reply("一二三四五六七八九", "help")));
        assertThat(pointer(nine)).isEqualTo("/buttons/0/entries/0/name");
    }

    @Test
    void refusesAKeyNobodyAnswers() {
        assertThat(pointer(new Menu.Reply("投票", "vote"))).isEqualTo("/buttons/0/key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/h5", "javascript:alert(1)", "ftp://a.example", "https://", "https://a b", "h5"})
    void refusesWhatIsNoAddress(String url) {
        assertThat(pointer(new Menu.Page("村务", url))).isEqualTo("/buttons/0/url");
    }

    @Test
    void proposesPagesOfTheOnlyVillage() {
        var menu = new StandardMenu("https://xiangyin.example/").of(List.of("330999101201"));
        assertThat(menu.buttons()).hasSize(3);
        var pages = (Menu.Group) menu.buttons().get(1);
        assertThat(pages.entries())
                .contains(new Menu.Page("村里新闻", "https://xiangyin.example/h5#/villages/330999101201/news"));
        assertThat(new StandardMenu("https://xiangyin.example").of(List.of()).buttons())
                .contains(new Menu.Page("村里的事", "https://xiangyin.example/h5#/"));
        assertThat(new StandardMenu("").of(List.of()).buttons()).hasSize(2);
    }

    private static List<Menu.Button> times(int count) {
        return IntStream.range(0, count).mapToObj(i -> REPLY).toList();
    }

    private static String pointer(Menu.Button only) {
        return pointer(List.of(only));
    }

    private static String pointer(List<Menu.Button> buttons) {
        return catchThrowableOfType(Refusal.class, () -> new Menu(buttons))
                .faults()
                .get(0)
                .pointer();
    }
}
