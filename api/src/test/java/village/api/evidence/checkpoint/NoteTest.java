package village.api.evidence.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import village.api.evidence.tree.Merkle;

class NoteTest {
    /** The example of Go's {@code golang.org/x/mod/sumdb/note}, whose form C2SP wrote down. */
    private static final String GO_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String GO_TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String GO_NOTE = GO_TEXT + """

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    @Test
    void makesTheKnownKeysAndSignaturesOfTheStandard() {
        var key = SigningKey.of(
                "x", HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
        var typed = Base64.getDecoder().decode(key.verifier().toString().split("\\+", 3)[2]);
        assertThat(HexFormat.of().formatHex(typed))
                .isEqualTo("01d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    }

    @Test
    void readsAndChecksAnotherProgramsNote() {
        var key = VerifierKey.parse(GO_KEY);
        assertThat(key).hasToString(GO_KEY);
        assertThat(Note.parse(GO_NOTE).verified(key)).contains(GO_TEXT);
    }

    @Test
    void refusesWhatSomebodyElseSignedOrSomebodyChanged() {
        var key = SigningKey.of("a.example/log", new byte[32]);
        var other = SigningKey.of("a.example/log", HexFormat.of().parseHex("01".repeat(32)));
        var note = key.note(new Checkpoint("a.example/log", 0, Merkle.empty()).text());
        assertThat(Note.parse(note).verified(key.verifier())).isPresent();
        assertThat(Note.parse(note).verified(other.verifier())).isEmpty();
        assertThat(Note.parse(note.replace("\n0\n", "\n1\n")).verified(key.verifier()))
                .isEmpty();
        assertThatThrownBy(() -> Note.parse("no signature\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerifierKey.parse(GO_KEY.replace("c74f20a3", "c74f20a4")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void writesCheckpointsAsTheStandardShowsThem() {
        var checkpoint = new Checkpoint("example.com/behind-the-sofa", 20852163, Merkle.empty());
        assertThat(checkpoint.text())
                .isEqualTo("example.com/behind-the-sofa\n20852163\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
        assertThatThrownBy(() -> Checkpoint.parse("a\n01\nx\n")).isInstanceOf(IllegalArgumentException.class);
    }
}
