package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTricksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//mp/v1/me",
                "/mp//v1/me",
                "/mp/v1/me;x=1",
                "/mp;/v1/me",
                "/mp/v1/villages/1%2Fhome/x",
                "/mp/v1/..%2f",
                "/mp/v1/../me",
                "/mp/v1/./me",
                "/h5/..",
                "/mp/v1/%2e%2E/me",
                "/mp/v1/me%3Bx",
                "/mp/v1/%252e",
                "/mp/v1/me%00",
                "/mp\\v1\\me",
                "/mp%5cv1",
                "/mp/v1/villages/%20/home",
                "/mp/v1/villages/%20%E3%80%80",
                "/mp/v1/%61"
            })
    void refusesATrick(String path) {
        assertThat(PathTricks.in(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/mp/v1/me",
                "/h5/app.v2.js",
                "/webjars/lit/3.3.2/index.js",
                "/h5/%E6%9E%AB.png",
                "/h5/%20a",
                "/h5/%E3%80%80%E6%9E%AB"
            })
    void letsAPlainPathPass(String path) {
        assertThat(PathTricks.in(path)).isFalse();
    }
}
