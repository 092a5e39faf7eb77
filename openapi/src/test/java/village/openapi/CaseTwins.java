package village.openapi;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.InMemoryTransactions;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.CaseWork;
import village.api.complaint.Cases;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.InMemoryFollowers;
import village.api.complaint.Intake;
import village.api.complaint.MergedWork;
import village.api.complaint.Reporting;
import village.api.complaint.Status;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.WorkingDays;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.intake.Whereabouts;
import village.api.complaint.intake.WhoseCase;
import village.api.complaint.platform.InMemoryHandedOver;
import village.api.complaint.platform.InMemoryUpdateSequences;
import village.api.complaint.platform.ReceiveComplaint;
import village.api.complaint.platform.SpeakForCitizen;
import village.api.complaint.platform.TakeUpdate;
import village.api.complaint.registration.InMemoryCallers;
import village.api.complaint.reporter.RateComplaint;
import village.api.complaint.reporter.ReopenComplaint;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.event.InMemoryEvents;
import village.api.identity.Person;
import village.api.identity.family.InMemoryFamilyTies;
import village.api.place.InMemoryGrids;

/** The cases of a village in memory, and what platforms do with them. */
public final class CaseTwins {
    public final InMemoryComplaints complaints = new InMemoryComplaints();
    public final InMemoryCallers callers = new InMemoryCallers();
    public final InMemoryHandedOver handedOver = new InMemoryHandedOver();
    public final InMemoryAttachments attachments = new InMemoryAttachments();
    public final InMemoryGrids grids = new InMemoryGrids();

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final Clock clock = Clock.fixed(OpenFace.NOW, ZoneOffset.UTC);

    public ReceiveComplaint receive(Categories categories) {
        var file = new FileComplaint(
                complaints,
                categories,
                new Whereabouts(grids, code -> Mono.empty(), (in, id) -> Mono.empty()),
                new WhoseCase(new InMemoryFamilyTies(new InMemoryEvents()), (in, roster) -> Mono.empty()),
                any -> Mono.just(List.of()),
                () -> Mono.just(new WorkingDays(Map.of())),
                attachments,
                transactions,
                Cases.IDS,
                clock,
                new Random(7));
        return new ReceiveComplaint(file, callers, handedOver);
    }

    public TakeUpdate takeUpdate() {
        return new TakeUpdate(
                new CaseWork(complaints, attachments, transactions, Cases.IDS, clock),
                complaints,
                handedOver,
                new InMemoryUpdateSequences(),
                canonical -> HexFormat.of().formatHex(canonical),
                transactions);
    }

    public SpeakForCitizen speakForCitizen() {
        var work = new CaseWork(complaints, attachments, transactions, Cases.IDS, clock);
        var followers = new InMemoryFollowers(complaints);
        var merged = new MergedWork(complaints, followers, transactions, Cases.IDS, clock);
        return new SpeakForCitizen(
                complaints,
                new RateComplaint(work, merged, Cases.DUE_TIMES),
                new ReopenComplaint(work, merged, complaints, any -> Mono.just(List.of()), Cases.DUE_TIMES),
                new SupplementComplaint(work, merged),
                transactions);
    }

    /** Puts a case there as it is. */
    public Complaint.Id put(Change filed) {
        return complaints
                .add(Cases.once(UUID.randomUUID().toString()), List.of(filed))
                .block();
    }

    /** A case that a platform handed over, in a state. */
    public Complaint.Id handedOver(Platform from, Intake intake, Status status) {
        var filer = new Person.Id(from.client().id().value());
        var reporting = new Reporting(Optional.empty(), Optional.empty(), filer, Reporting.Source.PLATFORM);
        var filed = Cases.filed(OpenFace.HERE.id(), reporting, intake, OpenFace.NOW);
        return put(new Change(Cases.in(status, filed.after(), OpenFace.NOW), filed.step(), filed.event()));
    }

    /** A case that was sent to a platform by name, under the number it has there, in a state. */
    public Complaint.Id sent(Platform to, Intake intake, Status status, String number) {
        var reporting = new Reporting(Optional.empty(), Optional.empty(), Cases.person(), Reporting.Source.PHONE);
        var filed = Cases.filed(OpenFace.HERE.id(), reporting, intake, OpenFace.NOW);
        var there = new Ending.Transfer(
                "县水利局", number, OpenFace.NOW, Optional.of(to.client().id()));
        var sent = filed.after().with(status).with(filed.after().ending().transferred(there));
        return put(new Change(sent, filed.step(), filed.event()));
    }
}
