package village.api.disclosure.publishing;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.attachment.Attachment;
import village.api.attachment.EraseAttachments;
import village.api.disclosure.Act;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.Revision;
import village.api.disclosure.question.Questions;
import village.api.identity.Actor;
import village.api.place.Village;

/**
 * Blanks what a published revision says, its title beside questions too, and takes its files away, because its evidence was erased by law. That it existed
 * stays.
 */
public final class EraseRevision {
    private final Filings filings;
    private final Questions questions;
    private final EraseAttachments eraseAttachments;
    private final Ids ids;
    private final Clock clock;

    public EraseRevision(
            Filings filings, Questions questions, EraseAttachments eraseAttachments, Ids ids, Clock clock) {
        this.filings = filings;
        this.questions = questions;
        this.eraseAttachments = eraseAttachments;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Joins the surrounding transaction, in which the erasure of its evidence is written. Again is harmless.
     *
     * @param reason for everybody to read; no personal data
     */
    public Mono<Void> erase(Actor operator, Village.Id village, Filing.Id id, int number, String reason) {
        return filings.revision(village, id, number)
                .filter(revision -> revision.erased().isEmpty())
                .flatMap(revision -> filings.change(
                                village,
                                id,
                                Optional.empty(),
                                filing -> Act.of(operator, clock.instant(), ids)
                                        .erased(filing.erased(number), number, reason))
                        .then(Mono.defer(() -> questions.eraseTitle(village, id, revision.title())))
                        .then(Mono.defer(() -> filesOf(revision))));
    }

    /** Those that no other revision shows. Asked under the filing's lock, so of two erasures at once the later sees all. */
    private Mono<Void> filesOf(Revision erased) {
        return filings.revisions(erased.village(), erased.filing())
                .map(others -> others.stream().flatMap(EraseRevision::files).collect(Collectors.toSet()))
                .flatMap(shown -> eraseAttachments.erase(
                        erased.village(),
                        files(erased).filter(file -> !shown.contains(file)).toList()));
    }

    private static Stream<Attachment.Id> files(Revision revision) {
        return revision.enclosures().stream().map(Revision.Enclosure::id);
    }
}
