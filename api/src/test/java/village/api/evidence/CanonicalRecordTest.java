package village.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.place.Village;

class CanonicalRecordTest {
    private static final UUID SUBJECT = UUID.fromString("018f0000-0000-7000-8000-000000000001");

    @Test
    void namesWhatItIsAndSortsTheRest() {
        var village = new Village.Id(UUID.fromString("018f0000-0000-7000-8000-0000000000aa"));
        var content = new LinkedHashMap<String, Object>();
        content.put("title", "三月财务");
        content.put("closingFen", 1234567L);
        content.put("attachments", List.of("a", "b"));
        var record =
                CanonicalRecord.of(new CanonicalRecord.Key("disclosure", SUBJECT, 2), Optional.of(village), content);

        assertThat(record.form())
                .isEqualTo("{\"content\":{\"attachments\":[\"a\",\"b\"],\"closingFen\":1234567,\"title\":\"三月财务\"},"
                        + "\"kind\":\"disclosure\",\"revision\":2,\"subject\":\"018f0000-0000-7000-8000-000000000001\","
                        + "\"village\":\"018f0000-0000-7000-8000-0000000000aa\"}");
    }

    @Test
    void sortsAndEscapesAsTheStandardSays() {
        var form = CanonicalForm.of(Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "\ufb33", "Hebrew Letter Dalet With Dagesh",
                "1", "One",
                "\ud83d\ude00", "Emoji: Grinning Face",
                "\u0080", "Control",
                "\u00f6", "Latin Small Letter O With Diaeresis"));

        assertThat(form)
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
        assertThat(CanonicalForm.of(Map.of("a", "\u000f\"\\\n/\u007f")))
                .isEqualTo("{\"a\":\"\\u000f\\\"\\\\\\n/\u007f\"}");
    }

    @Test
    void leavesOutWhatIsNotThere() {
        assertThat(CanonicalForm.of(Map.of("a", Optional.empty(), "b", Optional.of(true), "c", List.of())))
                .isEqualTo("{\"b\":true,\"c\":[]}");
    }

    @Test
    void refusesWhatTwoProgramsCouldWriteDifferently() {
        assertThatThrownBy(() -> CanonicalForm.of(Map.of("a", 0.1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalForm.of(Map.of("a", 1L << 53))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CanonicalForm.of(Map.of("a", "\ud83d"))).isInstanceOf(IllegalArgumentException.class);
    }
}
