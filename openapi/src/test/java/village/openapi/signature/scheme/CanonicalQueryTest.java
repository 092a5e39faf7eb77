package village.openapi.signature.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import village.api.Refusal;

class CanonicalQueryTest {
    @ParameterizedTest
    @CsvSource({
        "limit=20&after=x, after=x&limit=20",
        "b=2&a=2&a=1, a=1&a=2&b=2",
        "q=%e6%9d%91, q=%E6%9D%91",
        "q=村, q=%E6%9D%91",
        "q=a+b, q=a%20b",
        "q=a%2Bb, q=a%2Bb",
        "q=a*~-._b, q=a%2A~-._b",
        "flag, flag=",
        "flag&&a=1, a=1&flag=",
        "q=a%3Db%26c, q=a%3Db%26c",
        "q=a=b, q=a%3Db",
        "a=1&a%5B0%5D=2, a=1&a%5B0%5D=2"
    })
    void isTheSameHoweverItWasWritten(String raw, String canonical) {
        assertThat(CanonicalQuery.of(raw)).isEqualTo(canonical);
    }

    @Test
    void isAnEmptyLineWithoutAQuery() {
        assertThat(CanonicalQuery.of(null)).isEmpty();
        assertThat(CanonicalQuery.of("")).isEmpty();
    }

    @Test
    void refusesAHalfEscape() {
        assertThatThrownBy(() -> CanonicalQuery.of("q=%E6%9")).isInstanceOf(Refusal.class);
    }
}
