package village.api.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** What every {@link Attachments} does. */
public interface AttachmentsContract {
    Attachments attachments();

    /** A village that exists. */
    Village.Id village();

    /** Another one. */
    Village.Id otherVillage();

    /** A new person who exists. */
    Person.Id person();

    /** How many events were written about an attachment. */
    long events(Attachment.Id id);

    @Test
    default void findsWhatWasAdded() {
        var photo = Samples.photo(village(), person());
        add(photo);
        assertThat(found(photo)).isEqualTo(photo);
        assertThat(events(photo.id())).isEqualTo(1);
    }

    @Test
    default void hidesItFromOtherVillages() {
        var photo = add(Samples.photo(village(), person()));
        assertThat(attachments().byId(otherVillage(), photo.id()).block()).isNull();
    }

    @Test
    default void addsOncePerKey() {
        var first = Samples.photo(village(), person());
        var again = Samples.photo(village(), first.uploader());
        var once = once(first, "k", "aa");
        attachments().add(first, uploaded(first), once).block();
        var answer = attachments().add(again, uploaded(again), once).block();
        assertThat(answer).isEqualTo(first);
        assertThat(found(again)).isNull();
        assertThat(events(again.id())).isZero();
    }

    @Test
    default void refusesTheSameKeyForOtherBytes() {
        var first = Samples.photo(village(), person());
        attachments().add(first, uploaded(first), once(first, "k", "aa")).block();
        var other = Samples.photo(village(), first.uploader());
        refuses(Reason.IDEMPOTENCY_KEY_REUSED, attachments().add(other, uploaded(other), once(other, "k", "bb")));
        assertThat(found(other)).isNull();
    }

    @Test
    default void claimsAllOrNone() {
        var mine = add(Samples.photo(village(), person()));
        var theirs = add(Samples.photo(village(), person()));
        refuses(Reason.ATTACHMENT_NOT_YOURS, claim(mine.uploader(), owner(), mine, theirs));
        assertThat(found(mine).owner()).isEmpty();
        var owner = owner();
        claim(mine.uploader(), owner, mine, mine).block();
        assertThat(found(mine).owner()).contains(owner);
        assertThat(attachments().of(village(), owner).block()).containsExactly(found(mine));
    }

    @Test
    default void keepsWhatAFileIsCalled() {
        var photo = add(named(Samples.photo(village(), person()), "账本.jpg"));
        assertThat(found(photo).name()).contains(new FileName("账本.jpg"));
    }

    @Test
    default void findsNoLongerWhatWasErased() {
        var photo = add(named(Samples.photo(village(), person()), "账本.jpg"));
        var owner = owner();
        claim(photo.uploader(), owner, photo).block();
        erase(found(photo)).block();
        assertThat(found(photo)).isNull();
        assertThat(attachments().of(village(), owner).block()).isEmpty();
        assertThat(attachments()
                        .inState(
                                village(),
                                Set.of(photo.state()),
                                Optional.of(photo.id().value()),
                                10)
                        .block()
                        .items())
                .doesNotContain(photo);
        assertThat(events(photo.id())).isEqualTo(2);
        refuses(Reason.ATTACHMENT_NOT_YOURS, claim(photo.uploader(), owner(), photo));
        refuses(Reason.EDIT_CONFLICT, erase(photo));
    }

    @Test
    default void remembersWhoseBytesAreStillToBeRemoved() {
        var photo = add(Samples.photo(village(), person()));
        var erased = new Attachments.Erased(village(), photo.id(), false);
        assertThat(toRemove(Samples.NOW)).doesNotContain(erased);
        erase(photo).block();
        assertThat(toRemove(Samples.NOW)).contains(erased);
        assertThat(toRemove(Samples.NOW.minusSeconds(1))).doesNotContain(erased);
        attachments().removed(erased, Samples.NOW).block();
        attachments().removed(erased, Samples.NOW).block();
        assertThat(toRemove(Samples.NOW)).doesNotContain(erased);
    }

    @Test
    default void whatCannotBeRemovedGoesToTheBack() {
        var stubborn = add(Samples.photo(village(), person()));
        var other = add(Samples.photo(village(), person()));
        erase(stubborn).block();
        erase(other).block();
        var later = Samples.NOW.plusSeconds(60);
        attachments()
                .putBack(new Attachments.Erased(village(), stubborn.id(), false), later)
                .block();
        var waiting = new Attachments.Erased(village(), stubborn.id(), true);
        var next = new Attachments.Erased(village(), other.id(), false);
        assertThat(toRemove(later.minusSeconds(1))).contains(next).doesNotContain(waiting);
        assertThat(toRemove(later)).containsSubsequence(next, waiting);
        attachments().removed(waiting, later).block();
        attachments().putBack(waiting, later).block();
        assertThat(toRemove(later)).contains(next).doesNotContain(waiting);
    }

    @Test
    default void aFingerprintIsNotedOnceAndGoesWithWhatIsErased() {
        var photo = add(Samples.photo(village(), person()));
        assertThat(found(photo).sha256()).isEmpty();
        attachments().fingerprint(village(), photo.id(), "a1".repeat(32)).block();
        attachments().fingerprint(village(), photo.id(), "b2".repeat(32)).block();
        attachments().fingerprint(otherVillage(), photo.id(), "c3".repeat(32)).block();
        assertThat(found(photo).sha256()).contains("a1".repeat(32));
        assertThat(found(photo).version()).as("it is no change").isEqualTo(photo.version());
        var gone = found(photo).erased();
        assertThat(gone.sha256()).isEmpty();
        attachments()
                .erase(gone, new AttachmentEvents(Samples::nextId).of("attachment.erased", gone, Samples.NOW))
                .block();
        attachments().fingerprint(village(), photo.id(), "d4".repeat(32)).block();
        assertThat(attachments().byId(village(), photo.id()).blockOptional()).isEmpty();
    }

    @Test
    default void anUploadKeepsItsFingerprint() {
        var photo = Samples.photo(village(), person()).of("a1".repeat(32));
        assertThat(found(add(photo))).isEqualTo(photo);
    }

    private List<Attachments.Erased> toRemove(Instant now) {
        return attachments().toRemove(now, 1000).block();
    }

    private Mono<Void> erase(Attachment attachment) {
        var gone = attachment.erased();
        return attachments()
                .erase(gone, new AttachmentEvents(Samples::nextId).of("attachment.erased", gone, Samples.NOW));
    }

    private static Attachment named(Attachment photo, String name) {
        return new Attachment(
                photo.id(),
                photo.village(),
                photo.uploader(),
                photo.format(),
                Optional.of(new FileName(name)),
                photo.state(),
                photo.bytes(),
                photo.sha256(),
                photo.dimensions(),
                photo.owner(),
                photo.decision(),
                photo.uploadedAt(),
                photo.version());
    }

    @Test
    default void refusesToClaimWhatIsUsedUnknownOrElsewhere() {
        var mine = add(Samples.photo(village(), person()));
        var unknown = Samples.photo(village(), mine.uploader());
        var elsewhere = add(Samples.photo(otherVillage(), mine.uploader()));
        refuses(Reason.ATTACHMENT_NOT_YOURS, claim(mine.uploader(), owner(), unknown));
        refuses(Reason.ATTACHMENT_NOT_YOURS, claim(mine.uploader(), owner(), elsewhere));
        claim(mine.uploader(), owner(), mine).block();
        refuses(Reason.ATTACHMENT_NOT_YOURS, claim(mine.uploader(), owner(), mine));
    }

    @Test
    default void claimsNothingForNothing() {
        assertThat(claim(person(), owner()).block()).isNull();
    }

    @Test
    default void letsOneOfTwoClaimsWin() {
        for (var round = 0; round < 10; round++) {
            var one = add(Samples.photo(village(), person()));
            var two = add(Samples.photo(village(), one.uploader()));
            var claims = List.of(claim(one.uploader(), owner(), one, two), claim(one.uploader(), owner(), two, one));
            var won = Flux.fromIterable(claims)
                    .flatMap(claim -> claim.subscribeOn(Schedulers.parallel())
                            .thenReturn(true)
                            .onErrorReturn(Refusal.class, false))
                    .collectList()
                    .block(Duration.ofSeconds(20));
            assertThat(won).containsExactlyInAnyOrder(true, false);
            assertThat(found(one).owner()).isPresent().isEqualTo(found(two).owner());
        }
    }

    @Test
    default void keepsAChangeWithItsEvent() {
        var photo = add(Samples.photo(village(), person()));
        var passed = photo.checked(Attachment.State.PASS, Samples.NOW);
        change(passed).block();
        assertThat(found(photo)).isEqualTo(passed);
        assertThat(events(photo.id())).isEqualTo(2);
    }

    @Test
    default void keepsTheOwnerOverAChangeReadBeforeIt() {
        var photo = add(Samples.photo(village(), person()));
        var owner = owner();
        claim(photo.uploader(), owner, photo).block();
        change(photo.checked(Attachment.State.RISKY, Samples.NOW)).block();
        assertThat(found(photo).owner()).contains(owner);
        assertThat(found(photo).state()).isEqualTo(Attachment.State.RISKY);
    }

    @Test
    default void refusesAChangeOfWhatSomebodyChanged() {
        var photo = add(Samples.photo(village(), person()));
        change(photo.checked(Attachment.State.REVIEW, Samples.NOW)).block();
        refuses(Reason.EDIT_CONFLICT, change(photo.checked(Attachment.State.PASS, Samples.NOW)));
        assertThat(found(photo).state()).isEqualTo(Attachment.State.REVIEW);
        assertThat(events(photo.id())).isEqualTo(2);
    }

    @Test
    default void listsUsedOnesByStatePageByPage() {
        var uploader = person();
        var unused = add(Samples.photo(otherVillage(), uploader));
        var used = IntStream.range(0, 3)
                .mapToObj(number -> add(Samples.photo(otherVillage(), uploader)))
                .toList();
        attachments()
                .claim(otherVillage(), used.stream().map(Attachment::id).toList(), uploader, owner())
                .block();
        var pending = Set.of(Attachment.State.PENDING);
        var first = attachments()
                .inState(otherVillage(), pending, Optional.empty(), 2)
                .block();
        var rest =
                attachments().inState(otherVillage(), pending, first.next(), 2).block();
        assertThat(first.items())
                .extracting(Attachment::id)
                .containsExactly(used.get(0).id(), used.get(1).id());
        assertThat(rest.items())
                .extracting(Attachment::id)
                .containsExactly(used.get(2).id());
        assertThat(rest.next()).isEmpty();
        assertThat(rest.items()).doesNotContain(unused);
    }

    private Attachment add(Attachment attachment) {
        return attachments()
                .add(
                        attachment,
                        uploaded(attachment),
                        once(attachment, UUID.randomUUID().toString(), "aa"))
                .block(Duration.ofSeconds(10));
    }

    private Attachment found(Attachment attachment) {
        return attachments().byId(attachment.village(), attachment.id()).block(Duration.ofSeconds(10));
    }

    private Mono<Void> claim(Person.Id uploader, Attachment.Owner owner, Attachment... wanted) {
        var ids = List.of(wanted).stream().map(Attachment::id).toList();
        return attachments().claim(village(), ids, uploader, owner);
    }

    private Mono<Attachment> change(Attachment changed) {
        return attachments().change(changed, event(changed, "attachment.checked"));
    }

    private static Attachment.Owner owner() {
        return new Attachment.Owner("complaint", UUID.randomUUID());
    }

    private static Once once(Attachment attachment, String key, String fingerprint) {
        return new Once("person:" + attachment.uploader(), "attachment.upload", key, fingerprint);
    }

    private static Event uploaded(Attachment attachment) {
        return event(attachment, "attachment.uploaded");
    }

    private static Event event(Attachment attachment, String type) {
        var subject = new Event.Subject("attachment", attachment.id().value(), attachment.version());
        return new Event(UUID.randomUUID(), Optional.of(attachment.village()), subject, type, Map.of(), Instant.EPOCH);
    }

    private static void refuses(Reason reason, Mono<?> act) {
        assertThatThrownBy(() -> act.block(Duration.ofSeconds(10)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }
}
