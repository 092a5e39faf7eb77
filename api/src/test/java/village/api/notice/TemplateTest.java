package village.api.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import village.api.identity.Person;
import village.api.notice.Template.Source;

class TemplateTest {
    private static final Instant LATE = Instant.parse("2026-11-22T16:05:00Z");

    private final Notice notice = new Notice(
            new Notice.Id(UUID.randomUUID()),
            new Person.Id(UUID.randomUUID()),
            UUID.randomUUID(),
            Notice.Kind.ANSWERED,
            Optional.empty(),
            "诉求有答复了",
            "您反映的事（编号 48392071）有答复了，请评价。",
            "#/villages/330999101201/complaints/1",
            LATE,
            Optional.empty());

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
        var message = template.message("o1", new Template.Facts(notice, Optional.of("48392071"), "枫溪村", LATE));
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
    void leavesNoFieldEmpty() {
        assertThat(Template.fitted("character_string1", "")).isEqualTo("-");
        assertThat(Template.fitted("thing1", " \n ")).isEqualTo("-");
    }

    @ParameterizedTest
    @CsvSource({
        "一二三四五六七八九十一二三四五六七八九十, 一二三四五六七八九十一二三四五六七八九十",
        "一二三四五六七八九十一二三四五六七八九十余, 一二三四五六七八九十一二三四五六七八九十",
        "一二三四五六七八九十一二三四五六七八九𠮷, 一二三四五六七八九十一二三四五六七八九",
        "一二三四五六七八九十一二三四五六七八𠮷, 一二三四五六七八九十一二三四五六七八𠮷"
    })
    void cutsBetweenCharacters(String text, String cut) {
        assertThat(Template.fitted("thing12", text)).isEqualTo(cut);
    }
}
