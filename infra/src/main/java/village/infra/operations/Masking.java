package village.infra.operations;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes personal numbers and secrets out of a text that is about to be logged. */
final class Masking {
    private static final Pattern ID_NUMBER = Pattern.compile("(?<![0-9])([1-9])[0-9]{16}([0-9Xx])(?![0-9])");
    private static final Pattern PHONE =
            Pattern.compile("(?<![0-9])(1[3-9][0-9])[ -]?[0-9]{4}[ -]?([0-9]{4})(?![0-9])");
    private static final Pattern TOKEN = Pattern.compile("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");
    private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+)[^\\s\",]+");
    private static final Pattern NAMED = Pattern.compile("(?i)((?:access_?token|refresh_?token|session_?key|app_?secret"
            + "|secret|password|js_?code|phone_?code|openid|(?<![a-z_-])code)\"?\\s*[=:]\\s*\"?)([^\\s\"&,;)}\\]]+)");

    private Masking() {}

    static String masked(String text) {
        if (text.length() < 6) {
            return text;
        }
        var masked = ID_NUMBER.matcher(text).replaceAll(found -> found.group(1) + "*".repeat(16) + found.group(2));
        masked = PHONE.matcher(masked).replaceAll("$1****$2");
        masked = TOKEN.matcher(masked).replaceAll("***");
        masked = BEARER.matcher(masked).replaceAll("$1***");
        return NAMED.matcher(masked).replaceAll(Masking::hidden);
    }

    /** A dotted word after {@code code} is one of our published codes, not a secret. */
    private static String hidden(MatchResult found) {
        var published = found.group(1).toLowerCase(Locale.ROOT).startsWith("code")
                && found.group(2).matches("[a-z-]+\\.[a-z-]+|-?[0-9]{1,5}");
        return published ? Matcher.quoteReplacement(found.group()) : Matcher.quoteReplacement(found.group(1)) + "***";
    }
}
