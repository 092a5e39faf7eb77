package village.api.complaint.voice;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;
import village.api.attachment.Attachment;
import village.api.complaint.Complaint;
import village.api.identity.Person;
import village.api.place.Village;

/** What became of the recordings of cases: who has heard them, and what was written down. */
public interface Recordings {
    /** Keeps a transcript; one of the same case and number is there once. Joins the surrounding transaction. */
    Mono<Void> add(Transcript transcript);

    /** The latest transcript of each recording of a case; empty when there is none. */
    Mono<List<Transcript>> transcripts(Village.Id village, Complaint.Id complaint);

    /** Notes that somebody heard a recording; the first time counts. */
    Mono<Void> heard(Village.Id village, Complaint.Id complaint, Attachment.Id recording, Person.Id by, Instant at);

    /** The recordings of a case that somebody has heard. */
    Mono<Set<Attachment.Id>> heardOf(Village.Id village, Complaint.Id complaint);

    /** Which of the cases have a recording that nobody has heard and no person has written down (未听): a machine does not listen. */
    Mono<Set<Complaint.Id>> unheard(Village.Id village, List<Complaint.Id> among);
}
