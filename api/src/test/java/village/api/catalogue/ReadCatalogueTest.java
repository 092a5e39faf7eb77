package village.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import village.api.client.Resource;

class ReadCatalogueTest {
    private static final Mark TITLE = new Mark("news", "title", Sharing.OPEN, false, Optional.of("News.title"));
    private static final Mark TEXT = new Mark("news", "words", Sharing.RESTRICTED, true, Optional.of("News.text"));
    private static final Mark DRAFT = new Mark("news", "draft", Sharing.WITHHELD, true, Optional.empty());

    private final InMemorySchemaNotes notes = new InMemorySchemaNotes();

    ReadCatalogueTest() {
        notes.put("news.title", new Note("标题：给人看的", Kind.STRING));
        notes.put("news.words", new Note("正文", Kind.STRING));
        notes.put("news.draft", new Note("草稿（未发布）", Kind.GENERAL));
    }

    private Dataset dataset(Mark... marks) {
        var outline = new Outline(
                "XY-1", "新闻", "村里的新闻", Optional.of(Resource.NEWS), Cycle.REAL_TIME, List.of("json"), List.of(marks));
        return new ReadCatalogue(List.of(outline), notes)
                .read()
                .block(Duration.ofSeconds(1))
                .get(0);
    }

    @Test
    void takesTheNameOfAColumnFromTheBeginningOfItsComment() {
        assertThat(dataset(TITLE, TEXT, DRAFT).items())
                .extracting(item -> item.note().name())
                .containsExactly("标题", "正文", "草稿");
    }

    @Test
    void isAsNarrowAsTheNarrowestThatIsGiven() {
        assertThat(dataset(TITLE).sharing()).isEqualTo(Sharing.OPEN);
        assertThat(dataset(TITLE, TEXT).sharing()).isEqualTo(Sharing.RESTRICTED);
        assertThat(dataset(TITLE, DRAFT).sharing()).isEqualTo(Sharing.OPEN);
        assertThat(dataset(DRAFT).sharing()).isEqualTo(Sharing.WITHHELD);
    }

    @Test
    void isPersonalOnlyForWhatIsGiven() {
        assertThat(dataset(TITLE, DRAFT).personal()).isFalse();
        assertThat(dataset(TITLE, TEXT).personal()).isTrue();
    }

    @Test
    void failsWhenTheSchemaDoesNotKnowAColumn() {
        var gone = new Mark("news", "gone", Sharing.OPEN, false, Optional.of("News.gone"));
        assertThatThrownBy(() -> dataset(gone)).hasMessageContaining("news.gone");
    }

    @Test
    void whatIsWithheldIsGivenNowhereAndEverythingElseSomewhere() {
        assertThatThrownBy(() -> new Mark("news", "title", Sharing.OPEN, false, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Mark("news", "title", Sharing.WITHHELD, false, Optional.of("News.title")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
