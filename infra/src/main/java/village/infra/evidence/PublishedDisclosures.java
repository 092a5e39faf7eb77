package village.infra.evidence;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Revision;
import village.api.disclosure.cover.Covering;
import village.api.disclosure.cover.Covers;
import village.api.disclosure.finance.FinanceTable;
import village.api.disclosure.publishing.EraseRevision;
import village.api.event.SequencedEvent;
import village.api.evidence.CanonicalRecord;
import village.api.evidence.CanonicalRecord.Key;
import village.api.evidence.EvidenceSource;
import village.api.identity.Actor;
import village.api.place.Village;

/** Published revisions of disclosures, with all that the public reads of them; through whose hands they went is left out. */
final class PublishedDisclosures implements EvidenceSource {
    private static final String KIND = "disclosure";

    private final Filings filings;
    private final Covers covers;
    private final EraseRevision eraseRevision;
    private final AwaitedEvents awaitedEvents;

    PublishedDisclosures(Filings filings, Covers covers, EraseRevision eraseRevision, AwaitedEvents awaitedEvents) {
        this.covers = covers;
        this.filings = filings;
        this.eraseRevision = eraseRevision;
        this.awaitedEvents = awaitedEvents;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<String> events() {
        return Set.of("disclosure.published", "disclosure.corrected");
    }

    @Override
    public boolean open() {
        return true;
    }

    @Override
    public Mono<CanonicalRecord> of(SequencedEvent event) {
        var told = event.event();
        var revision = Long.parseLong(told.facts().getOrDefault("revision", "1"));
        return stored(told.village(), new Key(KIND, told.subject().id(), revision));
    }

    @Override
    public Mono<CanonicalRecord> stored(Optional<Village.Id> village, Key key) {
        return Mono.justOrEmpty(village)
                .filter(there -> key.revision() <= Integer.MAX_VALUE)
                .flatMap(there -> filings.revision(there, new Filing.Id(key.subject()), (int) key.revision()))
                .map(revision -> CanonicalRecord.of(key, village, content(revision)));
    }

    @Override
    public Mono<Void> erase(Actor operator, Optional<Village.Id> village, Key key, String reason) {
        return Mono.justOrEmpty(village)
                .flatMap(there -> eraseRevision.erase(
                        operator, there, new Filing.Id(key.subject()), Math.toIntExact(key.revision()), reason));
    }

    @Override
    public Mono<Boolean> blanked(Optional<Village.Id> village, Key key) {
        return Mono.justOrEmpty(village)
                .flatMap(
                        there -> filings.revision(there, new Filing.Id(key.subject()), Math.toIntExact(key.revision())))
                .map(Revision::blanked)
                .defaultIfEmpty(true);
    }

    @Override
    public Mono<Boolean> covered(Optional<Village.Id> village, Key key) {
        return Mono.justOrEmpty(village)
                .filter(there -> key.revision() <= Integer.MAX_VALUE)
                .flatMap(there -> covers.standing(there)
                        .filter(all -> !all.isEmpty())
                        .flatMap(all -> filings.revision(there, new Filing.Id(key.subject()), (int) key.revision())
                                .map(new Covering(all)::hides)))
                .defaultIfEmpty(false);
    }

    @Override
    public Mono<Boolean> awaited(Key key) {
        return awaitedEvents.of(Filing.OWNER, key.subject(), events(), "revision", Long.toString(key.revision()));
    }

    @Override
    public Mono<Key> newest(Village.Id village, UUID subject) {
        return filings.byId(village, new Filing.Id(subject))
                .flatMap(filing -> Mono.justOrEmpty(filing.published()))
                .map(published -> new Key(KIND, subject, published.revision()));
    }

    private static Map<String, Object> content(Revision revision) {
        var content = new LinkedHashMap<String, Object>();
        content.put("item", revision.item());
        content.put("itemName", revision.itemName());
        content.put("class", word(revision.disclosureClass()));
        content.put("period", revision.period().word());
        content.put("title", revision.title());
        content.put("body", revision.body());
        content.put(
                "enclosures",
                revision.enclosures().stream().map(PublishedDisclosures::file).toList());
        content.put("table", revision.table().map(PublishedDisclosures::table));
        content.put("reason", revision.reason());
        content.put("publishedAt", revision.publishedAt().toString());
        return content;
    }

    /** Files without a name are written as they were when there were none. */
    private static Map<String, Object> file(Revision.Enclosure file) {
        var form = new LinkedHashMap<String, Object>();
        form.put("id", file.id().value().toString());
        form.put("format", word(file.format()));
        file.name().ifPresent(name -> form.put("name", name.value()));
        form.put("bytes", file.bytes());
        form.put("sha256", file.sha256());
        return form;
    }

    private static Map<String, Object> table(FinanceTable table) {
        var form = new LinkedHashMap<String, Object>();
        form.put("title", table.title());
        form.put("unit", word(table.unit()));
        form.put("from", table.from().toString());
        form.put("to", table.to().toString());
        form.put("openingFen", table.openingFen());
        form.put(
                "sections",
                table.sections().stream().map(PublishedDisclosures::section).toList());
        form.put("incomeFen", table.incomeFen());
        form.put("spendingFen", table.spendingFen());
        form.put("closingFen", table.closingFen());
        return form;
    }

    private static Map<String, Object> section(FinanceTable.Section section) {
        return Map.of(
                "name", section.name(),
                "rows", section.rows().stream().map(PublishedDisclosures::row).toList(),
                "subtotal",
                        section.subtotal()
                                .map(sum -> Map.of("incomeFen", sum.incomeFen(), "spendingFen", sum.spendingFen())));
    }

    private static Map<String, Object> row(FinanceTable.Row row) {
        return Map.of(
                "date", row.date().map(String::valueOf),
                "code", row.code(),
                "account", row.account(),
                "summary", row.summary(),
                "incomeFen", row.incomeFen(),
                "spendingFen", row.spendingFen(),
                "balanceFen", row.balanceFen(),
                "vouchers", row.vouchers());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
