package village.infra.story;

import java.util.Map;

/** A browser that keeps the cookies of whoever signed in last, as the pages of the village do. */
record Browser(WholeVillage here, String session, String refresh) {
    static Browser signedIn(WholeVillage here, String openid) {
        var signedIn = page(here.stranger())
                .post("/mp/v1/sessions", Map.of("code", "code-" + openid))
                .expect(201);
        return new Browser(here, signedIn.cookie("village_session"), signedIn.cookie("village_refresh"));
    }

    /** Its page, which shows the access cookie everywhere. */
    Visitor page() {
        return page(here.stranger()).with("Cookie", session);
    }

    /** Asks for a new access cookie by the one that is kept for that. */
    Reply renew() {
        return page(here.stranger()).with("Cookie", refresh).post("/mp/v1/sessions/refreshes", "{}");
    }

    private static Visitor page(Visitor stranger) {
        return stranger.with("X-Village-Client", "h5").with("Sec-Fetch-Site", "same-origin");
    }
}
