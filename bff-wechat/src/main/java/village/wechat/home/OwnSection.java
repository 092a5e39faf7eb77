package village.wechat.home;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Complaints;
import village.api.complaint.reading.ListComplaints;
import village.api.identity.Actor;
import village.wechat.Words;
import village.wechat.complaint.Summaries;

/** What is one's own on the home: one query, and nothing of it is kept. */
@Component
final class OwnSection {
    private static final Duration PATIENCE = Duration.ofMillis(1200);
    private static final Complaints.Slice FEW = new Complaints.Slice(Optional.empty(), 5);

    private final ListComplaints listComplaints;
    private final Summaries summaries;

    OwnSection(ListComplaints listComplaints, Summaries summaries) {
        this.listComplaints = listComplaints;
        this.summaries = summaries;
    }

    Mono<Section<Home.Mine>> of(Actor actor) {
        return Section.of("me", mine(actor), PATIENCE);
    }

    private Mono<Home.Mine> mine(Actor actor) {
        return listComplaints
                .unfinished(actor, FEW)
                .map(Page::items)
                .flatMap(summaries::of)
                .map(cases -> new Home.Mine(roles(actor), cases));
    }

    private static List<String> roles(Actor actor) {
        return actor.roles().stream().sorted().map(Words::of).toList();
    }
}
