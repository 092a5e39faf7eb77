package village.wechat.news.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.news.Publication;
import village.api.news.Status;
import village.api.news.editing.ReadDraft;
import village.api.place.Village;
import village.wechat.Times;
import village.wechat.Words;

/** An article as staff see it. */
@Schema(name = "NewsDraft")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeskArticle(
        UUID id,
        @Schema(description = "放进 If-Match 和发布请求") long version,

        @Schema(description = "draft 草稿，scheduled 定时发布，published 已发布，withdrawn 已撤下")
        String status,

        @Schema(description = "最新的内容") DeskRevision content,
        @Schema(description = "读者看到的是第几次修改") @Nullable Integer shown,
        @Schema(description = "有修改还没有发布") boolean pending,
        @Nullable OffsetDateTime scheduledFor,
        @Nullable OffsetDateTime publishedAt,
        @Nullable OffsetDateTime correctedAt,
        @Schema(description = "定时发布没有成功的原因") @Nullable String heldBack,
        @Nullable Withdrawn withdrawal,

        @Schema(description = "您现在能做的：edit、mask 打码、release 放行（写过、发布过的人不能）、publish、schedule、unschedule、withdraw")
        List<String> acts) {

    @Schema(name = "NewsWithdrawal")
    record Withdrawn(OffsetDateTime at, String reason) {
        static Withdrawn of(Publication.Withdrawal how) {
            return new Withdrawn(Times.of(how.at()), how.reason());
        }
    }

    static DeskArticle of(Actor actor, ReadDraft.Draft draft, Village village) {
        var article = draft.article();
        var stands = article.publication();
        return new DeskArticle(
                article.id().value(),
                article.version(),
                Words.of(article.status()),
                DeskRevision.of(article.head(), draft.files(), village),
                stands.shown().orElse(null),
                article.pending(),
                stands.scheduledFor().map(Times::of).orElse(null),
                stands.publishedAt().map(Times::of).orElse(null),
                stands.correctedAt().map(Times::of).orElse(null),
                stands.heldBack().orElse(null),
                stands.withdrawal().map(Withdrawn::of).orElse(null),
                acts(actor, draft));
    }

    private static List<String> acts(Actor actor, ReadDraft.Draft draft) {
        var acts = new ArrayList<String>();
        var article = draft.article();
        var status = article.status();
        if (status != Status.WITHDRAWN && actor.holds(Role.GRID_WORKER, Role.CADRE)) {
            acts.add("edit");
            acts.add("mask");
        }
        if (draft.mayRelease(actor)) {
            acts.add("release");
        }
        if (actor.holds(Role.CADRE)) {
            if (status == Status.DRAFT || status == Status.SCHEDULED || article.pending()) {
                acts.add("publish");
            }
            if (status == Status.DRAFT || status == Status.SCHEDULED) {
                acts.add("schedule");
            }
            if (status == Status.SCHEDULED) {
                acts.add("unschedule");
            }
        }
        if (status == Status.PUBLISHED && actor.holds(Role.CADRE, Role.DISPATCHER)) {
            acts.add("withdraw");
        }
        return acts;
    }
}
