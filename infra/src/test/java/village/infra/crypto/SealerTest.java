package village.infra.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealerTest {
    private final Sealer sealer = TestSecrets.sealer();
    private final UUID row = UUID.randomUUID();

    @Test
    void opensWhatItSealed() {
        assertThat(sealer.open("t.phone", row, sealer.seal("t.phone", row, "13700009050")))
                .isEqualTo("13700009050");
    }

    @Test
    void sealsTheSameValueDifferentlyEachTime() {
        assertThat(sealer.seal("t.phone", row, "x")).isNotEqualTo(sealer.seal("t.phone", row, "x"));
    }

    @Test
    void doesNotOpenAValueMovedToAnotherRowOrColumn() {
        var sealed = sealer.seal("t.phone", row, "x");
        assertThatThrownBy(() -> sealer.open("t.phone", UUID.randomUUID(), sealed))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> sealer.open("t.name", row, sealed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void indexesEqualValuesOfOneColumnAlike() {
        assertThat(sealer.index("t.phone", "x")).isEqualTo(sealer.index("t.phone", "x"));
        assertThat(sealer.index("t.phone", "x")).isNotEqualTo(sealer.index("t.name", "x"));
    }
}
