package village.infra.embedded;

import com.github.tomakehurst.wiremock.http.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The page WeChat would show to ask for consent; here it asks who one wants to be. */
final class SimulatedAuthorizePage {
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final String PAGE = """
            <!doctype html>
            <html lang="zh-CN">
            <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>模拟微信授权</title>
            <style>body{font:18px/1.6 sans-serif;margin:2rem auto;max-width:28rem;padding:0 1rem}
            a{display:block;padding:.8rem 1rem;margin:.5rem 0;background:#07c160;color:#fff;border-radius:.4rem;text-decoration:none}
            </style></head>
            <body><h1>模拟微信授权</h1><p>这里是演示用的微信。请选择以谁的身份进入：</p>
            %s
            </body></html>
            """;

    private final List<SimulatedWechat.DemoPerson> persons;

    SimulatedAuthorizePage(List<SimulatedWechat.DemoPerson> persons) {
        this.persons = List.copyOf(persons);
    }

    String html(Request request) {
        var back = SimulatedAnswers.parameter(request, "redirect_uri");
        if (!leadsBack(back)) {
            return PAGE.formatted("<p>redirect_uri 参数错误</p>");
        }
        var state = SimulatedAnswers.parameter(request, "state");
        return PAGE.formatted(
                persons.stream().map(person -> link(person, back, state)).collect(Collectors.joining("\n")));
    }

    private static String link(SimulatedWechat.DemoPerson person, String back, String state) {
        var query = "code=" + encoded("code-" + person.openid()) + "&state=" + encoded(state);
        var fragment = back.indexOf('#');
        var page = fragment < 0 ? back : back.substring(0, fragment);
        var rest = fragment < 0 ? "" : back.substring(fragment);
        var address = page + (page.indexOf('?') < 0 ? '?' : '&') + query + rest;
        return "<a data-openid=\"%s\" href=\"%s\">%s</a>"
                .formatted(escaped(person.openid()), escaped(address), escaped(person.label()));
    }

    private static boolean leadsBack(String address) {
        try {
            var scheme = URI.create(address).getScheme();
            return scheme != null && SCHEMES.contains(scheme);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
