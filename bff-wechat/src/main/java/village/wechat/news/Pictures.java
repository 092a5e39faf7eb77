package village.wechat.news;

import village.api.news.RichText;
import village.api.place.Village;

/** Gives the pictures of rich text the address this face shows attachments under. */
public final class Pictures {
    private static final String KEPT = "src=\"" + RichText.IMAGE;

    private Pictures() {}

    public static String forPhones(RichText text, Village village) {
        return under("/mp/v1/villages/", text, village);
    }

    public static String forConsole(RichText text, Village village) {
        return under("/console/v1/villages/", text, village);
    }

    private static String under(String path, RichText text, Village village) {
        return text.html().replace(KEPT, "src=\"" + path + village.code().value() + "/attachments/");
    }
}
