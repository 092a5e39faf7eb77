package village.openapi.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import village.api.attachment.Format;
import village.api.event.feed.PublicType;

/** Every word on the wire has one for people. */
class WordsTest {
    @ParameterizedTest
    @EnumSource
    void everyFormatIsNamed(Format format) {
        assertThat(FileWords.label(format)).startsWith(format.name()).matches(".*\\p{IsHan}.*");
    }

    @Test
    void everySubjectThatIsToldOfIsNamed() {
        assertThat(Stream.of(PublicType.values())
                        .map(type -> type.word().substring(0, type.word().indexOf('.'))))
                .allSatisfy(
                        kind -> assertThat(SubjectWords.label(kind)).as(kind).matches("\\p{IsHan}+"));
    }
}
