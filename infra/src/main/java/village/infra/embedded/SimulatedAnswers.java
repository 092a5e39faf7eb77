package village.infra.embedded;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the simulated WeChat answers. {@code code-<openid>} signs in as that openid, {@code phone-<11 digits>} yields
 * that number, other codes are unknown; openids beginning with {@code refuses-} refuse messages, with {@code busy-} find
 * the platform busy. Media ids beginning with {@code voice-} and {@code photo-} name files (see {@link SimulatedFiles}), {@code busy-} again finds it busy.
 */
final class SimulatedAnswers implements ResponseTransformerV2 {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern PHONE_CODE = Pattern.compile("phone-(1[0-9]{10})");
    private static final Pattern LOGIN_CODE = Pattern.compile("code-([0-9A-Za-z_-]{1,120})");
    private static final int UNKNOWN_CODE = 40029;
    private static final int DEAD_TOKEN = 40001;
    private static final int NOWHERE = 40066;
    private static final int BUSY = -1;
    private static final int NO_MEDIA = 40007;
    private static final String TOKEN = "simulated-token-";
    private static final Set<String> MESSAGES = Set.of(
            "/cgi-bin/message/subscribe/send",
            "/cgi-bin/message/subscribe/bizsend",
            "/cgi-bin/message/template/send",
            "/cgi-bin/message/custom/send");

    /** A message as it was asked for. */
    record Message(String openid, String template, Map<String, String> data) {}

    private final SimulatedMenus menus = new SimulatedMenus();
    private final SimulatedDrafts drafts = new SimulatedDrafts();
    private final SimulatedAuthorizePage page;

    SimulatedAnswers(List<SimulatedWechat.DemoPerson> persons) {
        this.page = new SimulatedAuthorizePage(persons);
    }

    @Override
    public String getName() {
        return "simulated-wechat";
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        var request = event.getRequest();
        if (path(request).equals("/connect/oauth2/authorize")) {
            return Response.Builder.like(response)
                    .but()
                    .headers(header("text/html; charset=utf-8"))
                    .body(page.html(request))
                    .build();
        }
        var file = file(request);
        if (file.isPresent()) {
            return Response.Builder.like(response)
                    .but()
                    .headers(header(file.get().type()))
                    .body(file.get().bytes())
                    .build();
        }
        return Response.Builder.like(response)
                .but()
                .headers(header("application/json; charset=utf-8"))
                .body(JSON.writeValueAsString(answer(request)))
                .build();
    }

    private static Optional<SimulatedFiles.Sent> file(Request request) {
        return path(request).equals("/cgi-bin/media/get")
                        && parameter(request, "access_token").startsWith(TOKEN)
                ? SimulatedFiles.of(parameter(request, "media_id"))
                : Optional.empty();
    }

    private Map<String, Object> answer(Request request) {
        return switch (path(request)) {
            case "/cgi-bin/stable_token" -> token(json(request).path("appid").asString(""));
            case "/cgi-bin/token" -> token(parameter(request, "appid"));
            case "/sns/jscode2session" -> session(parameter(request, "js_code"));
            case "/sns/oauth2/access_token" -> granted(parameter(request, "code"));
            default -> parameter(request, "access_token").startsWith(TOKEN) ? called(request) : error(DEAD_TOKEN);
        };
    }

    private Map<String, Object> called(Request request) {
        var token = parameter(request, "access_token");
        return switch (path(request)) {
            case "/wxa/business/getuserphonenumber" ->
                phone(json(request).path("code").asString(""));
            case "/wxa/media_check_async" -> traced();
            case "/cgi-bin/user/info" -> follower(parameter(request, "openid"));
            case "/cgi-bin/ticket/getticket" -> menus.ticket();
            case "/cgi-bin/menu/create" -> menus.create(token, json(request));
            case "/cgi-bin/menu/get" -> menus.get(token);
            case "/cgi-bin/menu/delete" -> menus.delete(token);
            case "/cgi-bin/material/add_material" -> drafts.material(token, request.getBody());
            case "/cgi-bin/media/uploadimg" -> drafts.picture(request.getBody());
            case SimulatedDrafts.ADD -> drafts.add(token, json(request));
            case "/cgi-bin/draft/batchget" -> drafts.list(token, json(request));
            case "/cgi-bin/media/get" -> error(parameter(request, "media_id").startsWith("busy-") ? BUSY : NO_MEDIA);
            default ->
                message(request).map(message -> sent(errcode(message.openid()))).orElseGet(() -> error(NOWHERE));
        };
    }

    /** The message or the draft a request carries; empty for other requests. */
    static Optional<Message> message(Request request) {
        if (path(request).equals(SimulatedDrafts.ADD)) {
            return Optional.of(new Message("", "", SimulatedDrafts.told(json(request))));
        }
        if (!MESSAGES.contains(path(request))) {
            return Optional.empty();
        }
        var body = json(request);
        var data = new LinkedHashMap<String, String>();
        body.path("data")
                .properties()
                .forEach(field ->
                        data.put(field.getKey(), field.getValue().path("value").asString("")));
        var text = body.path("text").path("content").asString("");
        if (!text.isEmpty()) {
            data.put("text", text);
        }
        return Optional.of(new Message(
                body.path("touser").asString(""), body.path("template_id").asString(""), data));
    }

    static int errcode(String openid) {
        if (openid.startsWith("refuses-")) {
            return 43101;
        }
        return openid.startsWith("busy-") ? BUSY : 0;
    }

    static String path(Request request) {
        return URI.create(request.getUrl()).getPath();
    }

    static String parameter(Request request, String name) {
        var parameter = request.queryParameter(name);
        return parameter.isPresent() ? parameter.firstValue() : "";
    }

    private static Map<String, Object> token(String appId) {
        return Map.of("access_token", TOKEN + appId, "expires_in", 7200);
    }

    private static Map<String, Object> session(String code) {
        var known = LOGIN_CODE.matcher(code);
        if (!known.matches()) {
            return error(UNKNOWN_CODE);
        }
        return Map.of(
                "openid",
                known.group(1),
                "unionid",
                "union-" + known.group(1),
                "session_key",
                "c2ltdWxhdGVkLXNlc3Npb24=");
    }

    private static Map<String, Object> granted(String code) {
        var known = LOGIN_CODE.matcher(code);
        if (!known.matches()) {
            return error(UNKNOWN_CODE);
        }
        return Map.of(
                "access_token",
                "simulated-page-token",
                "expires_in",
                7200,
                "refresh_token",
                "simulated-refresh-token",
                "openid",
                known.group(1),
                "unionid",
                "union-" + known.group(1),
                "scope",
                "snsapi_base");
    }

    private static Map<String, Object> phone(String code) {
        var known = PHONE_CODE.matcher(code);
        if (!known.matches()) {
            return error(UNKNOWN_CODE);
        }
        var info = Map.of("phoneNumber", known.group(1), "purePhoneNumber", known.group(1), "countryCode", "86");
        return Map.of("errcode", 0, "errmsg", "ok", "phone_info", info);
    }

    private static Map<String, Object> follower(String openid) {
        return Map.of("subscribe", 1, "openid", openid, "unionid", "union-" + openid, "language", "zh_CN");
    }

    private static Map<String, Object> traced() {
        return Map.of(
                "errcode", 0, "errmsg", "ok", "trace_id", UUID.randomUUID().toString());
    }

    /** WeChat names each template message it took; the other kinds do without. */
    private static Map<String, Object> sent(int errcode) {
        var answer = new LinkedHashMap<>(error(errcode));
        if (errcode == 0) {
            answer.put("msgid", ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE >> 10));
        }
        return answer;
    }

    static Map<String, Object> error(int code) {
        return Map.of("errcode", code, "errmsg", code == 0 ? "ok" : "simulated");
    }

    private static JsonNode json(Request request) {
        try {
            return JSON.readTree(request.getBodyAsString());
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }

    private static HttpHeaders header(String contentType) {
        return new HttpHeaders(new HttpHeader("Content-Type", contentType));
    }
}
