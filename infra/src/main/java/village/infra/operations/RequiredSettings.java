package village.infra.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import village.infra.crypto.Secrets;

/** Looks at what must be given before anything starts, and names all that is missing at once. */
public final class RequiredSettings implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    private static final Map<String, String> GIVEN = new LinkedHashMap<>();

    static {
        GIVEN.put("village.postgres.host", "the host of PostgreSQL");
        GIVEN.put("village.postgres.user", "the user that owns the database");
        GIVEN.put("village.postgres.password", "that user's password");
        GIVEN.put("village.redis.url", "for example redis://:password@10.0.0.5:6379/0");
    }

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var faults = faults(event.getEnvironment());
        if (!faults.isEmpty()) {
            throw new UnfitSettings(faults);
        }
    }

    static List<String> faults(Environment environment) {
        var faults = new ArrayList<String>();
        GIVEN.forEach((name, meaning) -> {
            if (environment.getProperty(name, "").isBlank()) {
                faults.add(name + ": missing (expected: " + meaning + ")");
            }
        });
        var session = environment.getProperty("village.secrets.session", "");
        var data = environment.getProperty("village.secrets.data", "");
        var evidence = environment.getProperty("village.secrets.evidence", "");
        Secrets.faults(session, data, evidence).forEach(faults::add);
        return faults;
    }

    /** After the settings' own files are read and logging stands. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
