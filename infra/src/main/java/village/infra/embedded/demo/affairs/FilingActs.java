package village.infra.embedded.demo.affairs;

import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.AttachmentStore;
import village.api.attachment.Attachments;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.catalogue.ChangeCatalogue;
import village.api.disclosure.checking.CheckFiling;
import village.api.disclosure.checking.Independence;
import village.api.disclosure.filing.CorrectFiling;
import village.api.disclosure.filing.DraftFiling;
import village.api.disclosure.filing.FilingWork;
import village.api.disclosure.filing.ItemsOfFilings;
import village.api.disclosure.filing.SafeContent;
import village.api.disclosure.filing.WriteFiling;
import village.api.disclosure.gating.FilingGate;
import village.api.disclosure.gating.SubmitFiling;
import village.api.disclosure.publishing.Enclosures;
import village.api.disclosure.publishing.PublishFiling;
import village.api.gate.PublishGate;
import village.infra.embedded.demo.MovableClock;

/** What staff do with filings, at the time the clock shows. */
record FilingActs(
        ChangeCatalogue catalogue,
        DraftFiling draft,
        WriteFiling write,
        SubmitFiling submit,
        CheckFiling check,
        PublishFiling publish,
        CorrectFiling correct,
        MovableClock clock) {

    /** Where they keep what they do. */
    record Office(Filings filings, Catalogues catalogues, Attachments attachments, AttachmentStore store) {}

    static FilingActs of(
            Office office,
            Independence independence,
            SafeContent safe,
            PublishGate gate,
            Transactions transactions,
            Ids ids,
            MovableClock clock) {
        var filings = office.filings();
        var work = new FilingWork(filings, office.attachments(), transactions, ids, clock);
        var held = new FilingGate(gate, work, filings);
        return new FilingActs(
                new ChangeCatalogue(office.catalogues(), gate, ids, clock),
                new DraftFiling(filings, office.catalogues(), work, safe, transactions),
                new WriteFiling(work, safe),
                new SubmitFiling(work, held, new ItemsOfFilings(office.catalogues())),
                new CheckFiling(work, independence),
                new PublishFiling(
                        work,
                        independence,
                        new ItemsOfFilings(office.catalogues()),
                        new Enclosures(office.attachments(), office.store()),
                        held),
                new CorrectFiling(filings, work, gate),
                clock);
    }
}
