package village.wechat.dialogue.talk;

import java.util.Optional;
import village.api.complaint.Complaint;
import village.api.inquiry.Inquiry;
import village.api.news.Article;
import village.api.place.Village;

/**
 * The addresses of pages that replies lead to.
 *
 * @param site where people reach this installation, without a slash at the end; empty where that is not known
 */
public record Links(Optional<String> site) {
    /** @param site as an operator typed it, possibly nothing */
    public static Links of(String site) {
        return new Links(Optional.of(site.strip().replaceFirst("/+$", "")).filter(typed -> !typed.isEmpty()));
    }

    Optional<String> binding() {
        return page("/me/binding");
    }

    Optional<String> cases() {
        return page("/complaints");
    }

    Optional<String> oneCase(Village village, Complaint.Id complaint) {
        return page("/villages/" + village.code() + "/complaints/" + complaint);
    }

    Optional<String> inquiry(Village village, Inquiry.Id inquiry) {
        return page("/villages/" + village.code() + "/inquiries/" + inquiry);
    }

    /** An article's page. */
    public Optional<String> article(Village village, Article.Id article) {
        return page("/villages/" + village.code() + "/news/" + article);
    }

    private Optional<String> page(String path) {
        return site.map(address -> address + "/h5#" + path);
    }
}
