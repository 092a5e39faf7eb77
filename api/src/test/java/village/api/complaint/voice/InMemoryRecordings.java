package village.api.complaint.voice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.complaint.Complaint;
import village.api.identity.Person;
import village.api.place.Village;

/** The twin: as atomic as the tables. */
public final class InMemoryRecordings implements Recordings {
    private record Heard(Village.Id village, Complaint.Id complaint, Attachment.Id recording) {}

    private final Attachments attachments;
    private final List<Transcript> transcripts = new ArrayList<>();
    private final Set<Heard> heard = new HashSet<>();

    public InMemoryRecordings(Attachments attachments) {
        this.attachments = attachments;
    }

    @Override
    public Mono<Void> add(Transcript transcript) {
        return Mono.fromRunnable(() -> added(transcript));
    }

    private synchronized void added(Transcript transcript) {
        if (transcripts.stream().noneMatch(one -> sameKey(one, transcript))) {
            transcripts.add(transcript);
        }
    }

    private static boolean sameKey(Transcript one, Transcript other) {
        return one.complaint().equals(other.complaint())
                && one.number() == other.number()
                && one.recording().equals(other.recording());
    }

    @Override
    public synchronized Mono<List<Transcript>> transcripts(Village.Id village, Complaint.Id complaint) {
        var latest = new LinkedHashMap<Attachment.Id, Transcript>();
        transcripts.stream()
                .filter(one -> one.village().equals(village) && one.complaint().equals(complaint))
                .forEach(one -> latest.merge(
                        one.recording(), one, (first, second) -> first.number() > second.number() ? first : second));
        return Mono.just(List.copyOf(latest.values()));
    }

    @Override
    public Mono<Void> heard(
            Village.Id village, Complaint.Id complaint, Attachment.Id recording, Person.Id by, Instant at) {
        return Mono.fromRunnable(() -> noted(new Heard(village, complaint, recording)));
    }

    private synchronized void noted(Heard one) {
        heard.add(one);
    }

    @Override
    public synchronized Mono<Set<Attachment.Id>> heardOf(Village.Id village, Complaint.Id complaint) {
        return Mono.just(heard.stream()
                .filter(one -> one.village().equals(village) && one.complaint().equals(complaint))
                .map(Heard::recording)
                .collect(Collectors.toUnmodifiableSet()));
    }

    @Override
    public Mono<Set<Complaint.Id>> unheard(Village.Id village, List<Complaint.Id> among) {
        return Flux.fromIterable(among)
                .filterWhen(complaint -> attachments
                        .of(village, new Attachment.Owner(Complaint.OWNER, complaint.value()))
                        .map(files -> files.stream().anyMatch(file -> untouched(village, complaint, file))))
                .collect(Collectors.toUnmodifiableSet());
    }

    private synchronized boolean untouched(Village.Id village, Complaint.Id complaint, Attachment file) {
        return file.type() == Attachment.Type.VOICE
                && !heard.contains(new Heard(village, complaint, file.id()))
                && transcripts.stream()
                        .noneMatch(one -> one.recording().equals(file.id())
                                && one.author().isPresent());
    }
}
