package village.api.complaint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResemblanceTest {
    @ParameterizedTest
    @CsvSource({
        "村口的路灯不亮, 村口路灯三天不亮了, true",
        "村口的路灯不亮, 路灯不亮, true",
        "桥头的石狮子歪了, 石狮子歪倒了很危险, true",
        "村口的路灯不亮, 桥头的石狮子歪了, false",
        "村口, 村口的路灯不亮, true",
        "灯, 村口的路灯不亮, false",
        "……, ……, false"
    })
    void textsThatTellOfOneThingShareTheirWords(String one, String other, boolean alike) {
        assertThat(Resemblance.alike(one, other)).isEqualTo(alike);
        assertThat(Resemblance.alike(other, one)).isEqualTo(alike);
    }
}
