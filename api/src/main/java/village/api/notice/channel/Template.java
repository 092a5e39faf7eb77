package village.api.notice.channel;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import village.api.identity.OpenId;
import village.api.notice.Notice;

/**
 * An account's message template for one kind of notice: a mini-program's subscribe message or a 服务号's template message.
 *
 * @param title what the user is asked to allow
 * @param page the mini-program's page to open; {@code {link}} in it becomes the notice's link, encoded
 * @param fields WeChat's field, for example {@code thing1}, to what goes into it
 */
public record Template(
        String appId, Notice.Kind kind, String templateId, String title, String page, Map<String, Source> fields) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));
    /** WeChat refuses empty fields. */
    private static final String NOTHING = "-";

    public Template {
        fields = Map.copyOf(fields);
    }

    /** What may go into a field. The words are stored in lower-kebab. */
    public enum Source {
        TITLE,
        TEXT,
        TICKET,
        TIME,
        VILLAGE,
        STATUS
    }

    /** What a message may say. */
    public record Facts(
            Notice.Kind kind, String text, String link, Optional<String> ticket, String village, Instant at) {}

    /** Fills the template for one user. */
    SubscribeMessages.Message message(OpenId to, Facts facts) {
        var link = URLEncoder.encode(facts.link(), StandardCharsets.UTF_8);
        return new SubscribeMessages.Message(to, templateId, page.replace("{link}", link), data(facts));
    }

    Map<String, String> data(Facts facts) {
        return fields.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, field -> fitted(field.getKey(), value(field.getValue(), facts))));
    }

    private static String value(Source source, Facts facts) {
        return switch (source) {
            case TITLE -> facts.kind().title();
            case TEXT -> facts.text();
            case TICKET -> facts.ticket().orElse("");
            case TIME -> TIME.format(facts.at());
            case VILLAGE -> facts.village();
            case STATUS -> facts.kind().phrase();
        };
    }

    /**
     * One line, not empty, and no longer than WeChat takes; never half a character, however WeChat counts, and only whole
     * sentences where there is one: half a telephone number is worse than none.
     */
    static String fitted(String field, String value) {
        var line = value.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.isEmpty()) {
            return NOTHING;
        }
        var most = limit(field);
        if (line.length() <= most) {
            return line;
        }
        var end = Character.isHighSurrogate(line.charAt(most - 1)) ? most - 1 : most;
        var cut = line.substring(0, end);
        return cut.substring(0, sentences(cut)).strip();
    }

    private static int sentences(String cut) {
        var last = cut.lastIndexOf('。');
        return last > 0 ? last + 1 : cut.length();
    }

    private static int limit(String field) {
        return switch (field.replaceAll("[0-9]+$", "")) {
            case "thing" -> 20;
            case "phrase" -> 5;
            default -> 32;
        };
    }
}
