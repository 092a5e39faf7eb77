package village.api.complaint.voice;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.identity.Actor;

/** Shows the recordings of a case with what was written down, as far as the reader may hear or read them. */
public final class ReadRecordings {
    private final Complaints complaints;
    private final Attachments attachments;
    private final Recordings recordings;

    public ReadRecordings(Complaints complaints, Attachments attachments, Recordings recordings) {
        this.complaints = complaints;
        this.attachments = attachments;
        this.recordings = recordings;
    }

    /**
     * One recording.
     *
     * @param playable whether the reader may hear it
     * @param heard whether somebody who works on the case has heard it
     */
    public record Recording(Attachment file, boolean playable, boolean heard, Optional<Transcript> transcript) {
        /** With other words for what was said. */
        public Recording worded(UnaryOperator<String> words) {
            return new Recording(file, playable, heard, transcript.map(said -> said.worded(words)));
        }
    }

    /**
     * In the order they came; empty for a case without recordings. A stranger to a public case gets none: what was said
     * was said to the village, not to everybody.
     */
    public Mono<List<Recording>> of(Actor actor, Complaint.Id id) {
        return complaints
                .byId(actor.requireVillage(), id)
                .map(complaint -> Access.readable(actor, complaint))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)))
                .flatMap(complaint -> concerns(actor, complaint) ? shown(actor, complaint) : Mono.just(List.of()));
    }

    private static boolean concerns(Actor actor, Complaint complaint) {
        return complaint.broughtBy(actor)
                || Access.isClaimant(actor, complaint)
                || Access.isReceiver(actor, complaint)
                || Access.mayWorkOn(actor, complaint);
    }

    private record Known(List<Attachment> files, Set<Attachment.Id> heard, List<Transcript> transcripts) {
        Recording recording(Attachment file, boolean playable) {
            var latest = transcripts.stream()
                    .filter(one -> one.recording().equals(file.id()))
                    .findFirst();
            return new Recording(file, playable, heard.contains(file.id()), latest);
        }
    }

    private Mono<List<Recording>> shown(Actor actor, Complaint complaint) {
        var owner = new Attachment.Owner(Complaint.OWNER, complaint.id().value());
        var playable = Access.mayHear(actor, complaint);
        return Mono.zip(
                        attachments.of(complaint.village(), owner),
                        recordings.heardOf(complaint.village(), complaint.id()),
                        recordings.transcripts(complaint.village(), complaint.id()))
                .map(found -> new Known(found.getT1(), found.getT2(), found.getT3()))
                .map(known -> known.files().stream()
                        .filter(file -> file.type() == Attachment.Type.VOICE)
                        .map(file -> known.recording(file, playable))
                        .toList());
    }
}
