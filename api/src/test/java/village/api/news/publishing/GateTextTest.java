package village.api.news.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.gate.Masked;
import village.api.news.Audience;
import village.api.news.Content;
import village.api.news.Texts;
import village.api.news.column.Column;

/** What a release answers for. */
class GateTextTest {
    @Test
    void aReleaseForFewIsNoneForMany() {
        assertThat(Arrays.stream(Audience.values()).map(GateTextTest::digest)).doesNotHaveDuplicates();
        assertThat(digest(Audience.VILLAGERS)).isEqualTo(digest(Audience.VILLAGERS));
    }

    @Test
    void maskingLeavesTheAudience() {
        var content = to(Audience.PARTY_MEMBERS);
        var masked = GateText.masked(content, new Masked(GateText.of(content), Map.of(), List.of()));
        assertThat(masked.audience()).isEqualTo(Audience.PARTY_MEMBERS);
        assertThat(masked.title()).isEqualTo("村医电话");
    }

    private static String digest(Audience audience) {
        return GateText.of(to(audience)).digest();
    }

    private static Content to(Audience audience) {
        return Texts.of(new Column.Id(new UUID(0, 1)), "村医电话", "13900008888", audience, Optional.empty());
    }
}
