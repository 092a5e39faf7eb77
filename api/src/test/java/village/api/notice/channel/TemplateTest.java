package village.api.notice.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import village.api.complaint.Cases;
import village.api.identity.OpenId;
import village.api.notice.Notice;
import village.api.notice.channel.Template.Source;

class TemplateTest {
    private static final Instant LATE = Instant.parse("2026-11-22T16:05:00Z");

    private static final Template.Facts FACTS = new Template.Facts(
            Notice.Kind.ANSWERED,
            "您反映的事（编号 48392071）有答复了，请评价。",
            "#/villages/330999101201/complaints/1",
            Optional.of("48392071"),
            "枫溪村",
            LATE);

    @Test
    void fillsEveryField() {
        var template = new Template(
                "wx1",
                Notice.Kind.ANSWERED,
                "t1",
                "诉求进展",
                "pages/h5?to={link}",
                Map.of(
                        "thing1", Source.TITLE,
                        "thing2", Source.TEXT,
                        "character_string3", Source.TICKET,
                        "time4", Source.TIME,
                        "thing5", Source.VILLAGE,
                        "phrase6", Source.STATUS));
        var message = template.message(new OpenId("wx1", "o1"), FACTS);
        assertThat(message.page()).isEqualTo("pages/h5?to=%23%2Fvillages%2F330999101201%2Fcomplaints%2F1");
        assertThat(message.data())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "thing1", "诉求有答复了",
                        "thing2", "您反映的事（编号 48392071）有答",
                        "character_string3", "48392071",
                        "time4", "2026年11月23日 00:05",
                        "thing5", "枫溪村",
                        "phrase6", "已答复"));
    }

    @Test
    void saysItShortlyWithALinkInACustomerMessage() {
        var route = new Route(Channel.CUSTOMER, Cases.person(), new OpenId("wx1", "o1"), Optional.empty());
        var letter = route.letter(FACTS, new Addresses(Optional.of("https://village.example")));
        assertThat(letter).isEqualTo(new CustomerMessages.Message(new OpenId("wx1", "o1"), """
                【枫溪村】您反映的事（编号 48392071）有答复了，请评价。
                https://village.example/h5/#/villages/330999101201/complaints/1"""));
    }

    @Test
    void linksNowhereWithoutAPublicAddress() {
        var template = new Template("wx1", Notice.Kind.ANSWERED, "t1", "", "", Map.of("thing1", Source.TITLE));
        var route = new Route(Channel.TEMPLATE, Cases.person(), new OpenId("wx1", "o1"), Optional.of(template));
        assertThat(route.letter(FACTS, new Addresses(Optional.empty())))
                .isEqualTo(new TemplateMessages.Message(new OpenId("wx1", "o1"), "t1", "", Map.of("thing1", "诉求有答复了")));
    }

    @Test
    void leavesNoFieldEmpty() {
        assertThat(Template.fitted("character_string1", "")).isEqualTo("-");
        assertThat(Template.fitted("thing1", " \n ")).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({
        "一二三四五六七八九十一二三四五六七八九十, 一二三四五六七八九十一二三四五六七八九十",
        "一二三四五六七八九十一二三四五六七八九十余, 一二三四五六七八九十一二三四五六七八九十",
        "一二三四五六七八九十一二三四五六七八九𠮷, 一二三四五六七八九十一二三四五六七八九",
        "一二三四五六七八九十一二三四五六七八𠮷, 一二三四五六七八九十一二三四五六七八𠮷",
        "您说的事有答复了。有事打村委会电话0575-80991000。, 您说的事有答复了。"
    })
    void cutsBetweenCharacters(String text, String cut) {
        assertThat(Template.fitted("thing12", text)).isEqualTo(cut);
    }
}
