package village.api.disclosure.filing;

import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Transactions;
import village.api.disclosure.Act;
import village.api.disclosure.Content;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.CoveredPeriod;
import village.api.identity.Actor;

/** A cadre begins what will be disclosed of an item for a period. */
public final class DraftFiling {
    private final Filings filings;
    private final Catalogues catalogues;
    private final FilingWork work;
    private final SafeContent safe;
    private final Transactions transactions;

    public DraftFiling(
            Filings filings, Catalogues catalogues, FilingWork work, SafeContent safe, Transactions transactions) {
        this.filings = filings;
        this.catalogues = catalogues;
        this.work = work;
        this.safe = safe;
        this.transactions = transactions;
    }

    /** @return the filing the key stands for; refuses a second one for the same item and period */
    public Mono<Filing.Id> draft(Actor actor, String item, CoveredPeriod period, Content content, Once once) {
        return Mono.fromSupplier(() -> work.now(FilingWork.requireWriter(actor)))
                .flatMap(act -> catalogues
                        .of(actor.requireVillage(), act.hand().today())
                        .map(catalogue -> drafted(actor, catalogue.existing(item), period, safe.of(content), act)))
                .flatMap(filing -> added(actor, filing, once));
    }

    private static Drafted drafted(Actor actor, CatalogueItem item, CoveredPeriod period, Content content, Act act) {
        var id = new Filing.Id(act.id());
        return new Drafted(Filing.drafted(id, actor.requireVillage(), item, period, content, act.hand()), content, act);
    }

    private record Drafted(Filing filing, Content content, Act act) {}

    private Mono<Filing.Id> added(Actor actor, Drafted drafted, Once once) {
        var change = drafted.act().told(drafted.filing(), "disclosure.drafted");
        return transactions.together(filings.add(once, change)
                .flatMap(id -> id.equals(drafted.filing().id())
                        ? work.claimed(actor, id, drafted.content().attachments())
                                .thenReturn(id)
                        : Mono.just(id)));
    }
}
