package village.api.credit.branch;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Village;

/**
 * Another platform reads how far a village is with its study, as a whole. Upward, totals go as they are; to whoever looks
 * at one village only, they go where the village has published them. Of a small group there is no figure: it would be one
 * of persons.
 */
public final class ReportTotals {
    private final ReadBranch readBranch;
    private final PublishedTotals published;

    public ReportTotals(ReadBranch readBranch, PublishedTotals published) {
        this.readBranch = readBranch;
        this.published = published;
    }

    /**
     * A year's totals.
     *
     * @param published whether the village has made them public
     * @param figures empty of a group of fewer than {@value SmallGroup#FEWEST}
     */
    public record Report(int year, boolean published, Optional<ReadBranch.Totals> figures) {}

    /**
     * Refuses with {@code credit.totals-unpublished} what the village keeps to itself.
     *
     * @param upward whether the reader stands above the village: a township, county, city or province
     * @param wanted the year; this one when empty
     */
    public Mono<Report> report(Village.Id village, boolean upward, Optional<Integer> wanted) {
        return Mono.fromSupplier(() -> readBranch.year(wanted))
                .flatMap(year -> published
                        .of(village, year)
                        .filter(open -> open || upward)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CREDIT_TOTALS_UNPUBLISHED)))
                        .flatMap(open ->
                                readBranch.totals(village, year).map(all -> new Report(year, open, all.figures()))));
    }
}
