package village.infra.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class RequiredSettingsTest {
    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("village.postgres.host", "db")
            .withProperty("village.postgres.user", "xiangyin")
            .withProperty("village.postgres.password", "x")
            .withProperty("village.redis.url", "redis://cache")
            .withProperty("village.secrets.session", "kq3Vv0m1T2h7eQw9bZr4yXc8NpL5sJd6aGfUiOtRzMk=")
            .withProperty("village.secrets.data", "Zx8cVb6nMq2wEr4tYu1iOp0aSd9fGh7jKl5zXcVbNm3=")
            .withProperty("village.secrets.evidence", "b7Rw2Kd9Xq4Lm6Tz1Vh8Jc3Pn5Gs0Yf7Ue2Ai9Ob4Dk=");

    @Test
    void takesWhatIsComplete() {
        assertThat(RequiredSettings.faults(environment)).isEmpty();
    }

    @Test
    void namesAllThatIsMissingAtOnce() {
        assertThat(RequiredSettings.faults(new MockEnvironment()))
                .extracting(fault -> fault.substring(0, fault.indexOf(':')))
                .containsExactly(
                        "village.postgres.host",
                        "village.postgres.user",
                        "village.postgres.password",
                        "village.redis.url",
                        "village.secrets.session",
                        "village.secrets.data",
                        "village.secrets.evidence");
    }

    @Test
    void refusesWeakAndEqualSecrets() {
        environment.setProperty("village.secrets.data", "Y2hhbmdlbWU=");
        assertThat(RequiredSettings.faults(environment))
                .singleElement()
                .asString()
                .contains("village.secrets.data: weak");
        environment.setProperty("village.secrets.data", environment.getProperty("village.secrets.session"));
        assertThat(RequiredSettings.faults(environment))
                .singleElement()
                .asString()
                .contains("same as session");
    }
}
