package village.api.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link SchemaNotes} promise. */
public interface SchemaNotesContract {
    /** A schema with {@code noted.title}, text, and {@code noted.seen_at}, a time; {@code noted.bare} has no comment. */
    SchemaNotes notes();

    private Map<String, Note> all() {
        return notes().all().block(Duration.ofSeconds(10));
    }

    @Test
    default void tellWhatAColumnHoldsAndOfWhichKind() {
        assertThat(all())
                .containsEntry("noted.title", new Note("标题：给人看的", Kind.STRING))
                .containsEntry("noted.seen_at", new Note("看到的时间", Kind.DATETIME));
    }

    @Test
    default void knowNothingOfAColumnWithoutAComment() {
        assertThat(all()).doesNotContainKeys("noted.bare", "noted.nothing");
    }
}
