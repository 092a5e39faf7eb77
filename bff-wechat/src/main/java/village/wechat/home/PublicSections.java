package village.wechat.home;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaints;
import village.api.complaint.reading.ListComplaints;
import village.api.disclosure.Filings;
import village.api.disclosure.reading.ListDisclosures;
import village.api.identity.Actor;
import village.api.news.reading.Headline;
import village.api.news.reading.ListArticles;
import village.api.news.reading.PublishedArticles;
import village.api.place.Contacts;
import village.api.place.Village;
import village.wechat.caching.Made;
import village.wechat.complaint.ComplaintSummary;
import village.wechat.complaint.Summaries;
import village.wechat.disclosure.DisclosureEntry;
import village.wechat.disclosure.OverdueFacts;
import village.wechat.news.NewsLine;

/** What everybody of an audience sees on the home, each section with its own patience. */
@Component
final class PublicSections {
    private static final Duration PATIENCE = Duration.ofMillis(1200);
    private static final Complaints.Slice FEW = new Complaints.Slice(Optional.empty(), 5);

    private static final int MOST_NEWS = 5;
    private static final PublishedArticles.Slice NEWEST = new PublishedArticles.Slice(Optional.empty(), MOST_NEWS);

    private static final Filings.Slice LATEST = new Filings.Slice(Optional.empty(), 3);

    private final ListArticles listArticles;
    private final ListDisclosures listDisclosures;
    private final ListComplaints listComplaints;
    private final Summaries summaries;
    private final Contacts contacts;
    private final Clock clock;
    private final HomeBytes bytes;

    PublicSections(
            ListArticles listArticles,
            ListDisclosures listDisclosures,
            ListComplaints listComplaints,
            Summaries summaries,
            Contacts contacts,
            Clock clock,
            HomeBytes bytes) {
        this.listArticles = listArticles;
        this.listDisclosures = listDisclosures;
        this.clock = clock;
        this.listComplaints = listComplaints;
        this.summaries = summaries;
        this.contacts = contacts;
        this.bytes = bytes;
    }

    /** @param reader nobody in particular of the audience */
    Mono<Made> of(Actor reader, Village village) {
        return Mono.zip(
                        Section.of("news", news(reader), PATIENCE),
                        Section.of("disclosures", disclosed(reader), PATIENCE),
                        Section.of("complaints", published(reader), PATIENCE),
                        Section.of("contacts", phones(village), PATIENCE))
                .map(parts -> new Home(
                        Home.VillageHead.of(village),
                        new Home.Sections(parts.getT1(), parts.getT2(), parts.getT3(), parts.getT4(), null)))
                .map(bytes::screen);
    }

    private Mono<List<NewsLine>> news(Actor reader) {
        return listArticles
                .list(reader, Optional.empty(), NEWEST)
                .map(page ->
                        page.items().stream().limit(MOST_NEWS).map(this::line).toList());
    }

    private NewsLine line(Headline headline) {
        var now = clock.instant();
        return NewsLine.of(
                headline, headline.pinnedUntil().filter(now::isBefore).isPresent());
    }

    private Mono<Home.Disclosed> disclosed(Actor reader) {
        return Mono.zip(
                listDisclosures.overdue(reader, Optional.empty()).map(OverdueFacts::of),
                listDisclosures
                        .published(reader, Optional.empty(), LATEST)
                        .map(page ->
                                page.items().stream().map(DisclosureEntry::of).toList()),
                Home.Disclosed::new);
    }

    private Mono<List<ComplaintSummary>> published(Actor reader) {
        return listComplaints.published(reader, FEW).flatMap(page -> summaries.of(page.items()));
    }

    private Mono<List<Home.ContactLine>> phones(Village village) {
        return contacts.of(village.id()).map(Home.ContactLine::of).collectList();
    }
}
