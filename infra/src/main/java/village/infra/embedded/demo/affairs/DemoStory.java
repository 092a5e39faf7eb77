package village.infra.embedded.demo.affairs;

import java.util.Optional;
import village.api.news.Audience;

/**
 * An article of a demo village.
 *
 * @param name names it among the village's
 * @param daysAgo when it was published; negative for one that is scheduled
 * @param body where it was wrong first, both stand so: ⟦wrong|right⟧
 * @param picture names its cover, which also stands at the end of its text
 * @param pinnedDays how long from today it stays on top; 0 for one that does not
 */
record DemoStory(
        String name,
        int daysAgo,
        String column,
        Audience audience,
        String title,
        String summary,
        String body,
        Optional<DemoPictures.Scene> picture,
        int pinnedDays,
        Fate fate) {

    /** What became of it. */
    enum Fate {
        DRAFT,
        SCHEDULED,
        PUBLISHED,
        /** Published, then put right. */
        CORRECTED,
        WITHDRAWN
    }

    DemoStory with(DemoPictures.Scene scene) {
        return new DemoStory(
                name, daysAgo, column, audience, title, summary, body, Optional.of(scene), pinnedDays, fate);
    }

    DemoStory pinned(int days) {
        return new DemoStory(name, daysAgo, column, audience, title, summary, body, picture, days, fate);
    }

    /** As it was first published. */
    String firstBody() {
        return body.replaceAll("⟦([^|]*)\\|([^⟧]*)⟧", "$1");
    }

    /** As it was put right. */
    String lastBody() {
        return body.replaceAll("⟦([^|]*)\\|([^⟧]*)⟧", "$2");
    }
}
