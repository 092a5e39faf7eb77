package village.wechat.gateway.draft;

import village.api.news.account.DraftBox;

/**
 * Where 阅读原文 leads: to the article's page. The address tells the revision too, so that a draft can be known again.
 *
 * @param site where people reach this installation, without a slash at the end; empty where that is not known
 */
public record SourceLinks(String site) {
    /** @param site as an operator typed it, possibly nothing */
    public static SourceLinks of(String site) {
        return new SourceLinks(site.strip().replaceFirst("/+$", ""));
    }

    /** Empty where the site is not known. */
    String of(DraftBox.Sheet sheet) {
        return site.isEmpty()
                ? ""
                : site + "/h5?from=account-" + sheet.revision() + "#/villages/"
                        + sheet.village().code() + "/news/" + sheet.article();
    }
}
