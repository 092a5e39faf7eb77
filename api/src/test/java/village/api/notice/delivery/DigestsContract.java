package village.api.notice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.channel.Subscriptions.Answer;
import village.api.notice.delivery.Deliveries.Allowance;
import village.api.notice.delivery.Delivery.State;
import village.api.notice.preference.Rhythm;

/** What every keeper of digests does. */
public interface DigestsContract extends PostOffice {
    /** Seven in the evening of {@link #NOON}'s day. */
    Instant EVENING = Instant.parse("2026-11-23T11:00:00Z");

    @Test
    default void gathersADayIntoOne() {
        var person = person();
        gather(person, Rhythm.DAILY, UUID.randomUUID());
        gather(person, Rhythm.DAILY, UUID.randomUUID());
        gather(person, Rhythm.DAILY, UUID.randomUUID());
        assertThat(inbox(person)).hasSize(3);
        assertThat(close(EVENING.minusMillis(1))).isNull();
        var digest = close(EVENING);
        assertThat(digest.person()).isEqualTo(person);
        assertThat(digest.day()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(digest.notices()).isEqualTo(3);
        assertThat(digest.text()).startsWith("3 条新进展");
        assertThat(close(EVENING)).isNull();
    }

    @Test
    default void countsANoticeOnce() {
        var person = person();
        var event = UUID.randomUUID();
        gather(person, Rhythm.DAILY, event);
        gather(person, Rhythm.DAILY, event);
        assertThat(close(EVENING).notices()).isEqualTo(1);
    }

    @Test
    default void putsWhatComesTooLateIntoTheNextOne() {
        var person = person();
        gather(person, Rhythm.DAILY, UUID.randomUUID());
        close(EVENING);
        gather(person, Rhythm.DAILY, UUID.randomUUID());
        assertThat(close(EVENING)).isNull();
        assertThat(close(EVENING.plusSeconds(86_400)).day()).isEqualTo(LocalDate.of(2026, 11, 24));
    }

    @Test
    default void waitsForSundayWhereThatWasChosen() {
        gather(person(), Rhythm.WEEKLY, UUID.randomUUID());
        assertThat(close(EVENING.plusSeconds(5 * 86_400))).isNull();
        assertThat(close(EVENING.plusSeconds(6 * 86_400)).day()).isEqualTo(LocalDate.of(2026, 11, 29));
    }

    @Test
    default void goesOutAsOneMessage() {
        var user = user();
        answer(user, Answer.ACCEPT);
        gather(user.person(), Rhythm.DAILY, UUID.randomUUID());
        gather(user.person(), Rhythm.DAILY, UUID.randomUUID());
        var follower = follower(user.person());
        now(digests().close(EVENING, digest -> Mono.just(planned(subscribe(user), template(follower)))));
        var attempt = now(deliveries().begin(EVENING));
        assertThat(attempt.letter()).isEqualTo(subscribe(user));
        end(attempt, ending(State.REFUSED, Allowance.ZEROED, Optional.empty()));
        assertThat(now(deliveries().begin(EVENING)).letter()).isEqualTo(template(follower));
        assertThat(deliveries().begin(EVENING).block(PATIENCE)).isNull();
    }

    @Test
    default void isClosedOnceHoweverManyTry() {
        var people = Flux.range(0, 10).map(i -> person()).collectList().block(PATIENCE);
        people.forEach(person -> gather(person, Rhythm.DAILY, UUID.randomUUID()));
        var plans = new AtomicInteger();
        var closed = Flux.range(0, 50)
                .flatMap(
                        i -> digests()
                                .close(
                                        EVENING,
                                        digest -> Mono.fromSupplier(() -> {
                                            plans.incrementAndGet();
                                            return List.<Delivery>of();
                                        }))
                                .subscribeOn(Schedulers.parallel()),
                        50)
                .map(Digest::person)
                .collectList()
                .block(PATIENCE);
        assertThat(closed).doesNotHaveDuplicates().isSubsetOf(people);
        assertThat(plans).hasValue(closed.size());
    }

    /** Whoever joins while it is closed is in it, or in the next one; nobody is lost. */
    @Test
    default void losesNothingWhileItIsClosed() {
        var person = person();
        gather(person, Rhythm.DAILY, UUID.randomUUID());
        var joining = Flux.range(0, 20)
                .flatMap(i -> Mono.defer(() -> tellings().add(gathered(person, Rhythm.DAILY, UUID.randomUUID())))
                        .subscribeOn(Schedulers.parallel()))
                .then();
        var closing = Mono.defer(() -> digests().close(EVENING, digest -> Mono.just(List.of())))
                .map(Digest::notices)
                .repeatWhenEmpty(passes -> passes)
                .subscribeOn(Schedulers.parallel());
        var first = Mono.zip(joining.thenReturn(true), closing).block(PATIENCE).getT2();
        var second = Optional.ofNullable(close(EVENING.plusSeconds(86_400)))
                .map(Digest::notices)
                .orElse(0);
        assertThat(first + second).isEqualTo(21);
    }

    private void gather(Person.Id person, Rhythm rhythm, UUID event) {
        tellings().add(gathered(person, rhythm, event)).block(PATIENCE);
    }

    private List<Telling> gathered(Person.Id person, Rhythm rhythm, UUID event) {
        var notice = notice(person, event, Notice.Kind.PROGRESS);
        return List.of(new Telling(notice, About.himself(), List.of(), Optional.of(rhythm)));
    }

    private Digest close(Instant now) {
        return digests().close(now, digest -> Mono.just(List.of())).block(PATIENCE);
    }
}
