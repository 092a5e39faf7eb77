package village.api.complaint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LikenessTest {
    private static final List<CategoryKeywords.Keyword> WORDS = List.of(
            new CategoryKeywords.Keyword("0202", "路灯", 5),
            new CategoryKeywords.Keyword("0202", "太暗", 1),
            new CategoryKeywords.Keyword("0101", "垃圾", 3),
            new CategoryKeywords.Keyword("0105", "建筑垃圾", 3),
            new CategoryKeywords.Keyword("0201", "路面", 3));

    @Test
    void theHeaviestComesFirst() {
        assertThat(Likeness.codes("路面坏了，路灯也不亮，太暗", WORDS, 3)).containsExactly("0202", "0201");
        assertThat(Likeness.codes("路面坏了，路灯也不亮", WORDS, 1)).containsExactly("0202");
    }

    @Test
    void aWordWithinALongerOneIsNotMeant() {
        assertThat(Likeness.codes("门口堆着建筑垃圾", WORDS, 3)).containsExactly("0105");
    }

    @Test
    void saysNothingWhereNothingFits() {
        assertThat(Likeness.codes("你好", WORDS, 3)).isEmpty();
        assertThat(Likeness.codes("", WORDS, 3)).isEmpty();
    }

    @Test
    void spacesDoNotMatter() {
        assertThat(Likeness.codes("路 灯\n坏了", WORDS, 3)).containsExactly("0202");
    }
}
