package village.infra.matrix;

import java.util.List;
import java.util.Map;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;

/** Who walks the routes, each as he really would: phones with their token, staff at the console with their cookie. */
final class Cast {
    /** Column of the matrix to openid. */
    private static final Map<String, String> OPENIDS = Map.ofEntries(
            Map.entry("unbound", "demo-guest-1"),
            Map.entry("owner", "demo-villager-1"),
            Map.entry("villager", "demo-migrant-1"),
            Map.entry("neighbour", "demo-villager-2"),
            Map.entry("resident", "test-resident-1"),
            Map.entry("party", "demo-party-1"),
            Map.entry("grid", "demo-grid-1"),
            Map.entry("cadre", "demo-cadre-1"),
            Map.entry("committee", "demo-committee-1"),
            Map.entry("dispatcher", "demo-dispatcher-1"),
            Map.entry("supervisor", "demo-supervisor-1"),
            Map.entry("operator", "demo-operator-1"),
            Map.entry("grid-2", "demo-grid-2"),
            Map.entry("foreign", "test-dispatcher-2"),
            Map.entry("expert", "test-expert-1"),
            Map.entry("outsider", "test-outsider-1"));

    private static final List<String> NO_STAFF =
            List.of("unbound", "owner", "villager", "neighbour", "resident", "party", "expert", "outsider");
    private static final List<String> FROM_WECHAT =
            List.of("/console/v1/login-requests/{id}/confirmations", "/console/v1/bootstrap");

    private final WholeVillage here;

    Cast(WholeVillage here) {
        this.here = here;
    }

    /** The actor as he comes to this route. Who has no desk tries the console with the token of his phone. */
    Visitor of(String actor, Route route) {
        if (actor.equals("stranger")) {
            return here.stranger();
        }
        var openid = OPENIDS.get(actor);
        var console = route.pattern().startsWith("/console/") && !FROM_WECHAT.contains(route.pattern());
        if (!console) {
            return endsSession(route) ? here.signIn(openid) : here.in(openid);
        }
        if (NO_STAFF.contains(actor)) {
            var token = here.in(openid).headers().get("Authorization").substring("Bearer ".length());
            return here.stranger()
                    .with("Cookie", "village_console=" + token)
                    .with("X-Village-Client", "console")
                    .with("Sec-Fetch-Site", "same-origin");
        }
        return endsSession(route) ? here.openDesk(here.in(openid)) : here.desk(openid);
    }

    private static boolean endsSession(Route route) {
        return route.method().equals("DELETE") && route.pattern().matches(".*/(session|sessions/current)");
    }

    /** What an answer means: {@code ok}, whatever business says, or how it was refused. */
    static String outcome(Reply reply) {
        return switch (reply.status()) {
            case 401, 403, 404 -> Integer.toString(reply.status());
            default -> reply.status() < 500 ? "ok" : "broken:" + reply.status();
        };
    }
}
