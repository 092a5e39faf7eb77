package village.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Operation;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import village.openapi.retirement.Retired;

class RetirementsTest {
    static class Old {
        @Retired(since = "2027-01-01", until = "2027-07-01", instead = "/openapi/v1/new")
        String old() {
            return "old";
        }

        String fresh() {
            return "new";
        }
    }

    private static Operation described(String method) throws NoSuchMethodException {
        return new Retirements()
                .customize(
                        new Operation().summary("旧的接口"),
                        new HandlerMethod(new Old(), Old.class.getDeclaredMethod(method)));
    }

    @Test
    void marksWhatIsGoing() throws NoSuchMethodException {
        var old = described("old");
        assertThat(old.getDeprecated()).isTrue();
        assertThat(old.getSummary()).isEqualTo("旧的接口（2027-07-01 停用，请改用 /openapi/v1/new）");
        assertThat(old.getExtensions()).containsEntry("x-sunset", "2027-07-01");
    }

    @Test
    void leavesWhatStaysAsItIs() throws NoSuchMethodException {
        var fresh = described("fresh");
        assertThat(fresh.getDeprecated()).isNull();
        assertThat(fresh.getExtensions()).isNull();
    }
}
