package village.wechat.notice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.identity.Actor;
import village.api.notice.delivery.Delivery;
import village.api.notice.oversight.ListParkedNotices;
import village.api.notice.oversight.ReplayParkedNotice;
import village.api.notice.oversight.SeeParkedNotice;
import village.wechat.ListRequest;

/** What a village's office and the operators have in common at their desks. */
@Component
class ParkedNoticeDesk {
    private static final String LIST = "parked-notices";

    private final ListParkedNotices listParkedNotices;
    private final ReplayParkedNotice replayParkedNotice;
    private final SeeParkedNotice seeParkedNotice;
    private final Cursors cursors;

    ParkedNoticeDesk(
            ListParkedNotices listParkedNotices,
            ReplayParkedNotice replayParkedNotice,
            SeeParkedNotice seeParkedNotice,
            Cursors cursors) {
        this.listParkedNotices = listParkedNotices;
        this.replayParkedNotice = replayParkedNotice;
        this.seeParkedNotice = seeParkedNotice;
        this.cursors = cursors;
    }

    Mono<ParkedNoticePage> list(Actor actor, @Nullable Integer limit, @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST, limit, after))
                .flatMap(asked -> listParkedNotices.list(
                        actor, asked.limit(), asked.after().map(Delivery.Id::new)))
                .map(lines -> ParkedNoticePage.of(
                        lines,
                        lines.next()
                                .map(last -> cursors.seal(LIST, last.value()))
                                .orElse(null)));
    }

    Mono<Void> replay(Actor actor, UUID id) {
        return replayParkedNotice.replay(actor, new Delivery.Id(id));
    }

    Mono<Void> see(Actor actor, UUID id) {
        return seeParkedNotice.see(actor, new Delivery.Id(id));
    }
}
