package village.wechat.account.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPagesTest {
    private static final URI ASKED = URI.create("http://10.0.0.5:8080/mp/v1/js-sdk-signatures");

    @Test
    void knowsAPageOfOursWithoutItsFragment() {
        assertThat(page("https://xiangyin.example/h5?from=menu#/complaints"))
                .isEqualTo("https://xiangyin.example/h5?from=menu");
        assertThat(page("HTTPS://Xiangyin.Example:443/h5/")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/h5",
                "https://xiangyin.example/",
                "https://xiangyin.example/h5x",
                "https://xiangyin.example/console",
                "http://xiangyin.example/h5",
                "https://xiangyin.example:8443/h5",
                "https://xiangyin.example.evil.example/h5",
                "https://evil.example/h5?https://xiangyin.example/h5",
                "https://xiangyin.example@evil.example/h5",
                "https://evil@xiangyin.example/h5",
                "https://xiangyin.example\\@evil.example/h5",
                "https://xiangyin.example/h5?a=b c"
            })
    void signsNothingElse(String url) {
        assertThat(page(url)).isEmpty();
    }

    @Test
    void takesTheAddressItWasAskedAtWhereNoneIsSet() {
        assertThat(OwnPages.of("", ASKED).page("http://10.0.0.5:8080/h5")).isNotEmpty();
        assertThat(OwnPages.of("", ASKED).page("http://10.0.0.6:8080/h5")).isEmpty();
    }

    private static String page(String url) {
        return OwnPages.of("https://xiangyin.example/", ASKED).page(url);
    }
}
