package village.infra.embedded;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the embedded run sets differently from an installation. The command line may still overrule it. */
final class Settings {
    private Settings() {}

    static Map<String, Object> of(DataFolder folder) throws IOException {
        var settings = new HashMap<String, Object>();
        folder.secrets().forEach((name, value) -> settings.put((String) name, value));
        settings.put("village.logging.json", "OFF");
        settings.put("village.logging.plain", "ALL");
        settings.put("village.attachment.folder", folder.path("attachments").toString());
        settings.put("logging.level.root", "warn");
        settings.put("logging.level.village", "warn");
        settings.put("logging.level.io.lettuce", "error");
        settings.put("village.login.secure-cookies", "false");
        settings.put("village.login.offer-operator", "false");
        List.of("sign-in", "refresh", "binding", "upload", "write", "read")
                .forEach(kind -> settings.put("village.limits." + kind, "1000000/1m"));
        settings.put("village.webhook.hosts", "localhost,127.0.0.1");
        settings.put("village.webhook.local", "true");
        settings.put("village.documents", "true");
        settings.put("server.shutdown", "immediate");
        return settings;
    }
}
