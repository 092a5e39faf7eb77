package village.api.news.editing;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.identity.Actor;
import village.api.news.Article;
import village.api.news.Content;
import village.api.news.Sanitiser;
import village.api.news.VideoHosts;
import village.api.news.column.ColumnTree;
import village.api.news.column.Columns;

/** Makes a submission fit to be kept: clean text, a column of the village, files of its writer. */
public final class Desk {
    private final Columns columns;
    private final Attachments attachments;
    private final Sanitiser sanitiser;
    private final VideoHosts videoHosts;

    public Desk(Columns columns, Attachments attachments, Sanitiser sanitiser, VideoHosts videoHosts) {
        this.columns = columns;
        this.attachments = attachments;
        this.sanitiser = sanitiser;
        this.videoHosts = videoHosts;
    }

    /** The clean content, or a refusal of what does not fit or of a column the village does not have. */
    Mono<Content> content(Actor actor, Submission submission) {
        return columns.of(actor.requireVillage())
                .map(ColumnTree::new)
                .map(tree -> tree.require(submission.column()))
                .map(column -> clean(submission));
    }

    private Content clean(Submission submission) {
        return new Content(
                submission.column(),
                submission.title().strip(),
                submission.summary().strip(),
                sanitiser.clean(submission.body()),
                submission.cover(),
                submission.attachments(),
                submission.video().map(videoHosts::allowed),
                submission.voice(),
                submission.source().strip(),
                submission.audience(),
                submission.pinnedUntil());
    }

    /** Files an earlier revision brought stay; the others must be the writer's own uploads, of the fitting kind. */
    Mono<Void> claimFiles(Actor actor, Article.Id article, Content content) {
        if (content.files().isEmpty()) {
            return Mono.empty();
        }
        var village = actor.requireVillage();
        var owner = new Attachment.Owner(Article.OWNER, article.value());
        return attachments
                .of(village, owner)
                .map(known -> known.stream().map(Attachment::id).collect(Collectors.toSet()))
                .map(known -> content.files().stream()
                        .filter(file -> !known.contains(file))
                        .toList())
                .filter(fresh -> !fresh.isEmpty())
                .flatMap(fresh -> attachments.claim(village, fresh, actor.requirePerson(), owner))
                .then(Mono.defer(() -> attachments.of(village, owner)))
                .doOnNext(files -> refuseMisused(content, files))
                .then();
    }

    private static void refuseMisused(Content content, List<Attachment> files) {
        var images = new HashSet<>(content.body().images());
        content.cover().ifPresent(images::add);
        for (var file : files) {
            if (images.contains(file.id()) && file.type() != Attachment.Type.IMAGE) {
                throw Refusal.invalid("/body", "封面和正文里的图片应是照片。");
            }
            if (content.voice().filter(file.id()::equals).isPresent() && file.type() != Attachment.Type.VOICE) {
                throw Refusal.invalid("/voice", "语音版应是录音文件。");
            }
        }
    }
}
