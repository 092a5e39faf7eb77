package village.api.news.reading;

import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentVisibility;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.news.Article;

/** Who may read an article may see what it shows now; who writes and checks news sees what it ever showed. */
public final class NewsVisibility implements AttachmentVisibility {
    private final PublishedArticles published;

    public NewsVisibility(PublishedArticles published) {
        this.published = published;
    }

    @Override
    public Mono<Boolean> visible(Actor actor, Attachment attachment) {
        return Mono.justOrEmpty(attachment.owner())
                .filter(owner -> owner.kind().equals(Article.OWNER))
                .flatMap(owner -> staff(actor)
                        ? Mono.just(true)
                        : published
                                .byId(attachment.village(), new Article.Id(owner.id()))
                                .map(shown -> shows(actor, shown, attachment)))
                .defaultIfEmpty(false);
    }

    private static boolean staff(Actor actor) {
        return actor.holds(Role.GRID_WORKER, Role.CADRE, Role.SUPERVISION_COMMITTEE, Role.DISPATCHER, Role.SUPERVISOR);
    }

    private static boolean shows(Actor actor, PublishedArticles.Shown shown, Attachment attachment) {
        var content = shown.revision().content();
        return !shown.withdrawn()
                && content.audience().includes(actor)
                && content.files().contains(attachment.id());
    }
}
