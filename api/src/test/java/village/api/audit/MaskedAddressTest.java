package village.api.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedAddressTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.77, 203.0.113.*",
        "2001:db8:7:9::1, 2001:db8:7:*",
        "2001:db8::1234, 2001:db8:0:*",
        "fe80::abcd, fe80:0:0:*",
        "::1, 0:0:0:*",
        "::ffff:203.0.113.77, 203.0.113.*"
    })
    void hidesTheHostHoweverTheAddressIsWritten(String address, String masked) {
        assertThat(MaskedAddress.of(address)).contains(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "village.example", "1.2.3.4.5", "256.1.1.1", "1:2", "fe80::1%eth0"})
    void tellsNothingOfWhatIsNoAddress(String address) {
        assertThat(MaskedAddress.of(address)).isEmpty();
    }
}
