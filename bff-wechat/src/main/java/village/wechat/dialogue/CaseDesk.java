package village.wechat.dialogue;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Fingerprints;
import village.api.Once;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Intake;
import village.api.complaint.Reporting;
import village.api.complaint.Ticket;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.reading.ListComplaints;
import village.api.complaint.reading.ReadComplaint;
import village.api.complaint.reporter.Supplement;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.complaint.voice.TakeRecognition;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.RoleBook;
import village.api.place.Village;
import village.api.place.Villages;
import village.wechat.dialogue.talk.Act;
import village.wechat.dialogue.talk.Draft;
import village.wechat.dialogue.talk.Manner;
import village.wechat.dialogue.talk.Replies;
import village.wechat.dialogue.talk.SentMedia;
import village.wechat.dialogue.talk.Surroundings;

/** The one place of the dialogue that knows cases: files them and tells how far they have come. */
final class CaseDesk {
    private static final int LATEST = 5;
    /** As much of what was recognised as a supplement holds. */
    private static final int SPOKEN = 480;
    /** Characters that may be added to a case at once. */
    static final int ADDED = 500;

    private final FileComplaint fileComplaint;
    private final ListComplaints listComplaints;
    private final ReadComplaint readComplaint;
    private final TakeRecognition takeRecognition;
    private final SupplementComplaint supplementComplaint;
    private final RoleBook roles;
    private final Villages villages;
    private final Fingerprints fingerprints;
    private final Replies replies;

    CaseDesk(
            FileComplaint fileComplaint,
            ListComplaints listComplaints,
            ReadComplaint readComplaint,
            TakeRecognition takeRecognition,
            SupplementComplaint supplementComplaint,
            RoleBook roles,
            Villages villages,
            Fingerprints fingerprints,
            Replies replies) {
        this.fileComplaint = fileComplaint;
        this.listComplaints = listComplaints;
        this.readComplaint = readComplaint;
        this.takeRecognition = takeRecognition;
        this.supplementComplaint = supplementComplaint;
        this.roles = roles;
        this.villages = villages;
        this.fingerprints = fingerprints;
        this.replies = replies;
    }

    /**
     * Files a draft; again gives the case it became.
     *
     * @param attachments what its recordings and photos have become, by their ids
     */
    Mono<Complaint> file(Actor actor, Draft draft, Map<UUID, Attachment.Id> attachments) {
        return Mono.defer(() -> fileComplaint.file(
                        actor,
                        intake(draft, inOrder(draft, attachments)),
                        Reporting.Source.ACCOUNT,
                        once(actor, "complaint.file", draft.id())))
                .flatMap(complaint -> withTranscripts(actor, complaint, draft, attachments));
    }

    static List<Attachment.Id> inOrder(Draft draft, Map<UUID, Attachment.Id> attachments) {
        return draft.media().stream()
                .flatMap(sent -> Optional.ofNullable(attachments.get(sent.id())).stream())
                .toList();
    }

    /** A recording that cannot be written down now still has its words in the draft's own text, or can be heard. */
    private Mono<Complaint> withTranscripts(
            Actor actor, Complaint complaint, Draft draft, Map<UUID, Attachment.Id> attachments) {
        return Flux.fromIterable(draft.media())
                .filter(sent -> !sent.recognised().isEmpty())
                .concatMap(sent -> Mono.justOrEmpty(attachments.get(sent.id()))
                        .flatMap(recording -> transcribed(actor, complaint, sent, recording)))
                .then(Mono.just(complaint));
    }

    private Mono<Complaint> transcribed(Actor actor, Complaint complaint, SentMedia sent, Attachment.Id recording) {
        var once = once(actor, "complaint.transcribe", sent.id());
        return takeRecognition
                .take(actor, complaint.id(), recording, sent.recognised(), once)
                .onErrorResume(Refusal.class, refused -> Mono.empty());
    }

    /** Adds what was sent to a case; again changes nothing. */
    Mono<Complaint> supplement(Actor actor, Complaint.Id id, SentMedia sent, Optional<Attachment.Id> recording) {
        var supplement = new Supplement(said(sent), recording.stream().toList());
        return supplementComplaint
                .supplement(actor, id, supplement, Optional.of(once(actor, "complaint.supplement", sent.id())))
                .flatMap(complaint -> Mono.justOrEmpty(recording)
                        .filter(kept -> !sent.recognised().isEmpty())
                        .flatMap(kept -> transcribed(actor, complaint, sent, kept))
                        .thenReturn(complaint));
    }

    /** Adds a whole draft to a case; again changes nothing. */
    Mono<Complaint> supplement(Actor actor, Complaint.Id id, Draft draft, Map<UUID, Attachment.Id> attachments) {
        var supplement = new Supplement(draft.text(), inOrder(draft, attachments));
        return supplementComplaint
                .supplement(actor, id, supplement, Optional.of(once(actor, "complaint.supplement", draft.id())))
                .flatMap(complaint -> withTranscripts(actor, complaint, draft, attachments));
    }

    private static String said(SentMedia sent) {
        var spoken = sent.recognised();
        return spoken.isEmpty() ? "" : "（语音识别）" + cut(spoken, SPOKEN);
    }

    private static String cut(String text, int most) {
        var length = text.codePointCount(0, text.length());
        return text.substring(0, text.offsetByCodePoints(0, Math.min(length, most)));
    }

    /** The follower's cases that wait for something of him, in every village, the one he was asked about last first. */
    Mono<List<Surroundings.Asked>> waiting(Person.Id person) {
        return listComplaints
                .asked(Actor.self(person))
                .map(waiting -> waiting.stream()
                        .map(own -> new Surroundings.Asked(
                                new Surroundings.Waiting(
                                        own.village(), own.id(), own.ticket().value()),
                                own.intake().text()))
                        .toList());
    }

    Mono<String> ticket(Actor actor, Complaint.Id id) {
        return readComplaint
                .read(actor, id)
                .map(view -> view.complaint().ticket().value());
    }

    /** What is about village staff is nobody else's to read, whatever he said. */
    private static Intake intake(Draft draft, List<Attachment.Id> attachments) {
        var manner = draft.manner().orElse(Manner.USUAL);
        return new Intake(
                manner.kind(),
                Optional.empty(),
                draft.text(),
                attachments,
                draft.spot().map(Draft.Spot::point),
                draft.plate().map(plate -> plate.code()),
                Optional.empty(),
                manner.named() ? Intake.NameVisibleTo.HANDLERS : Intake.NameVisibleTo.DISPATCHER_ONLY,
                manner.open() && !draft.aboutStaff() ? Intake.Visibility.PUBLIC : Intake.Visibility.PRIVATE,
                draft.aboutStaff(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The draft stands for the first message it was begun with; whoever files it twice means the same case. */
    private Once once(Actor actor, String operation, UUID sent) {
        var key = "account:" + sent;
        return new Once(
                "person:" + actor.requirePerson(),
                operation,
                key,
                fingerprints.of(key.getBytes(StandardCharsets.US_ASCII)));
    }

    Mono<String> filed(Complaint complaint) {
        return villages.byId(complaint.village()).map(village -> replies.filed(complaint, village));
    }

    Mono<String> filed(Actor actor, Complaint.Id complaint) {
        return readComplaint.read(actor, complaint).flatMap(view -> filed(view.complaint()));
    }

    /** The follower's latest cases, in every village. */
    Mono<String> progress(Optional<Person.Id> person) {
        return Mono.justOrEmpty(person)
                .flatMap(
                        known -> listComplaints.mine(Actor.self(known), new Complaints.Slice(Optional.empty(), LATEST)))
                .map(page -> replies.progress(page.items()))
                .defaultIfEmpty(replies.bindToSee());
    }

    /** One case by its ticket, wherever the follower belongs. */
    Mono<String> oneCase(Met met, Act act) {
        var ticket = new Ticket(act.detail());
        var places = new LinkedHashSet<Village.Id>();
        act.village().ifPresent(places::add);
        places.addAll(met.surroundings().bound());
        return Flux.fromIterable(places)
                .concatMap(village ->
                        actor(met.person(), village).flatMap(actor -> listComplaints.byTicket(actor, ticket)))
                .next()
                .flatMap(complaint ->
                        villages.byId(complaint.village()).map(village -> replies.oneCase(complaint, village)))
                .defaultIfEmpty(replies.unknownTicket());
    }

    private Mono<Actor> actor(Optional<Person.Id> person, Village.Id village) {
        return Mono.justOrEmpty(person)
                .flatMap(known -> roles.standing(known, village).map(standing -> standing.actor(known, village)))
                .defaultIfEmpty(Actor.stranger(village));
    }
}
