package village.api.gate;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.event.Event;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Contacts;

/**
 * Keeps back what must not be read by everybody.
 *
 * <p>Whoever publishes calls {@link #check} in his publishing use case, before anything is written, and again when a
 * scheduled publication comes due. He also offers the editor {@code GET …/{id}/findings} ({@link #findings}), {@code POST
 * …/{id}/maskings} ({@link #masked}; then claims the copies for his subject and keeps the masked content as an edit) and
 * {@code POST …/{id}/releases} ({@link #release}). Who may see or edit the subject the caller decides; everything is for
 * the actor's village.
 */
public final class PublishGate {
    private static final int MAX_REASON = 200;

    private final Scanner scanner;
    private final GateReleases releases;
    private final MaskedCopies copies;
    private final Ids ids;
    private final Clock clock;

    public PublishGate(
            AttachmentTexts texts,
            Contacts contacts,
            GateReleases releases,
            MaskedCopies copies,
            Ids ids,
            Clock clock) {
        this.scanner = new Scanner(texts, contacts);
        this.releases = releases;
        this.copies = copies;
        this.ids = ids;
        this.clock = clock;
    }

    /** What keeps a manuscript back, released or not: passages first, then attachments; possibly an empty list. */
    public Mono<List<Finding>> findings(Actor actor, Manuscript manuscript) {
        return Mono.defer(() -> scanner.findings(actor.requireVillage(), manuscript));
    }

    /** Who released exactly this content, oldest first; possibly an empty list. */
    public Mono<List<GateRelease>> releases(Actor actor, Subject subject, Manuscript manuscript) {
        return Mono.defer(() -> releases.of(actor.requireVillage(), subject, manuscript.digest()));
    }

    /**
     * Completes empty where nothing is found, or somebody else than the actor released exactly this content. Refuses
     * otherwise ({@code publication.blocked}), naming each place with a sentence in which numbers are masked; and whoever
     * is the only one who released it ({@code publication.released-by-you}).
     *
     * @param actor who publishes; for a scheduled publication whoever scheduled it
     */
    public Mono<Void> check(Actor actor, Subject subject, Manuscript manuscript) {
        return findings(actor, manuscript)
                .filter(found -> !found.isEmpty())
                .flatMap(found -> releases(actor, subject, manuscript).flatMap(all -> answered(actor, found, all)));
    }

    /** Whoever released it himself hears that, and not the findings again. */
    private static Mono<Void> answered(Actor actor, List<Finding> found, List<GateRelease> releases) {
        if (releases.stream().anyMatch(release -> !actor.is(release.by()))) {
            return Mono.empty();
        }
        return Mono.error(() -> releases.isEmpty() ? blocked(found) : Refusal.of(Reason.PUBLICATION_RELEASED_BY_YOU));
    }

    private static Refusal blocked(List<Finding> found) {
        return Refusal.of(
                Reason.PUBLICATION_BLOCKED, found.stream().map(Finding::fault).toList());
    }

    /**
     * A second person answers for exactly this content; any change of it needs another release. Asking twice gives the
     * first release again, so it needs no idempotency key. Refuses one of the authors, whoever holds no publishing
     * role, a content in which nothing was found, and a reason that is missing or holds such a number itself.
     *
     * @param authors everybody who wrote the content or asked for its publication
     * @param reason why it may go out nevertheless, at most 200 characters
     */
    public Mono<GateRelease> release(
            Actor actor, Subject subject, Manuscript manuscript, Set<Person.Id> authors, String reason) {
        return Mono.fromSupplier(() -> answering(actor, authors))
                .flatMap(person -> reasoned(actor, reason))
                .flatMap(because -> findings(actor, manuscript).flatMap(found -> {
                    var release = release(actor, subject, manuscript, because, found);
                    return releases.add(release, event(release));
                }));
    }

    private static Person.Id answering(Actor actor, Set<Person.Id> authors) {
        var person =
                actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER).requirePerson();
        if (authors.contains(person)) {
            throw Refusal.of(Reason.PUBLICATION_RELEASE_OWN);
        }
        return person;
    }

    private Mono<String> reasoned(Actor actor, String reason) {
        var because = reason.strip();
        if (because.isEmpty() || because.codePointCount(0, because.length()) > MAX_REASON) {
            return Mono.error(() -> Refusal.invalid("/reason", "请写明放行的理由，不超过 200 字。"));
        }
        return scanner.numbers(actor.requireVillage())
                .filter(numbers -> numbers.in(because).isEmpty())
                .switchIfEmpty(Mono.error(() -> Refusal.invalid("/reason", "理由里不要写身份证号、银行卡号和电话号码。")))
                .thenReturn(because);
    }

    private GateRelease release(
            Actor actor, Subject subject, Manuscript manuscript, String reason, List<Finding> found) {
        if (found.isEmpty()) {
            throw Refusal.of(Reason.PUBLICATION_NOTHING_TO_RELEASE);
        }
        return new GateRelease(
                new GateRelease.Id(ids.next()),
                actor.requireVillage(),
                subject,
                manuscript.digest(),
                actor.requirePerson(),
                reason,
                found.size(),
                clock.instant());
    }

    private Event event(GateRelease release) {
        return new Event(
                ids.next(),
                Optional.of(release.village()),
                new Event.Subject("gate-release", release.id().value(), 1),
                "gate.released",
                Map.of(
                        "subjectKind", release.subject().kind(),
                        "subjectId", release.subject().id().toString(),
                        "findings", Integer.toString(release.findings())),
                release.at());
    }

    /**
     * Masks every number that can be masked: in passages at once, in xlsx and docx by a copy. A PDF cannot be masked and
     * stays, with its findings in {@link Masked#left}. Writes nothing but the copies.
     */
    public Mono<Masked> masked(Actor actor, Manuscript manuscript) {
        return Mono.defer(() -> scanner.numbers(actor.requireVillage()))
                .flatMap(numbers -> findings(actor, manuscript)
                        .map(found -> toCopy(manuscript, found))
                        .flatMapMany(Flux::fromIterable)
                        .concatMap(original ->
                                copies.of(actor, original, numbers).map(copy -> Map.entry(original, copy.id())))
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new)
                        .map(copied -> exchanged(manuscript.rewritten(numbers::masked), copied))
                        .flatMap(masked -> findings(actor, masked.manuscript())
                                .map(left -> new Masked(masked.manuscript(), masked.copies(), left))));
    }

    private static Set<Attachment.Id> toCopy(Manuscript manuscript, List<Finding> found) {
        var pointers =
                found.stream().filter(Finding::maskable).map(Finding::pointer).collect(Collectors.toSet());
        return manuscript.attachments().stream()
                .filter(id -> pointers.contains(
                        "/attachments/" + manuscript.attachments().indexOf(id)))
                .collect(Collectors.toSet());
    }

    private static Masked exchanged(Manuscript manuscript, Map<Attachment.Id, Attachment.Id> copied) {
        var attachments = manuscript.attachments().stream()
                .map(id -> copied.getOrDefault(id, id))
                .toList();
        return new Masked(new Manuscript(manuscript.passages(), attachments, manuscript.pictures()), copied, List.of());
    }
}
