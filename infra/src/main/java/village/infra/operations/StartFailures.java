package village.infra.operations;

import java.util.stream.Collectors;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import village.infra.redis.RedisUnreachable;

/** Says in one message why the application does not start, and which setting puts it right. */
public final class StartFailures implements FailureAnalyzer {
    private static final String GIVE = "Give them as environment variables (VILLAGE_POSTGRES_HOST=…), as arguments "
            + "(--village.postgres.host=…) or in application.yaml beside the jar. infra/README.md lists all settings.";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            var known = known(cause, failure);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    private static @Nullable FailureAnalysis known(Throwable cause, Throwable failure) {
        if (cause instanceof UnfitSettings) {
            return new FailureAnalysis("乡音 cannot start with these settings:\n\n" + cause.getMessage(), GIVE, failure);
        }
        if (cause instanceof RedisUnreachable) {
            return new FailureAnalysis(
                    "乡音 cannot start without Redis.\n\n" + cause.getMessage(),
                    "Start Redis, or point village.redis.url at it.",
                    failure);
        }
        if (cause instanceof FlywayValidateException) {
            return new FailureAnalysis(
                    "乡音 cannot start: the database was made by other migrations than these.\n\n" + beginning(cause),
                    "Run the version that made it, or restore a backup. A demo village starts anew with --reset-demo.",
                    failure);
        }
        if (cause.getClass().getName().startsWith("org.flywaydb")
                && cause.getClass().getSimpleName().contains("UnableToConnect")) {
            return new FailureAnalysis(
                    "乡音 cannot start without PostgreSQL: it cannot be reached or refuses the user.\n\n"
                            + innermost(cause),
                    "Check village.postgres.host, .port, .database, .user and .password, and that PostgreSQL runs.",
                    failure);
        }
        return null;
    }

    /** Flyway goes on to advertise. */
    private static String beginning(Throwable failure) {
        return String.valueOf(failure.getMessage()).lines().limit(3).collect(Collectors.joining("\n"));
    }

    private static String innermost(Throwable failure) {
        var cause = failure;
        for (var deeper = cause.getCause(); deeper != null; deeper = deeper.getCause()) {
            cause = deeper;
        }
        return Masking.masked(String.valueOf(cause.getMessage()));
    }
}
