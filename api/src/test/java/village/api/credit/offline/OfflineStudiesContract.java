package village.api.credit.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static village.api.credit.ledger.Studied.NOW;
import static village.api.credit.ledger.Studied.SECRETARY;
import static village.api.credit.ledger.Studied.nextId;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.credit.Member;
import village.api.credit.offline.OfflineStudies.Slice;
import village.api.identity.Person;
import village.api.place.Village;

/** What members who hand in and those who decide may rely on, races included. */
public interface OfflineStudiesContract {
    OfflineStudies studies();

    /** A village without Party members. */
    Village.Id village();

    /** A new Party member of that village. */
    Member member(String branch, boolean secretary);

    /** Somebody who signs in. */
    Person.Id person();

    @Test
    default void whatWasHandedInComesBackAndAKeyHandsInOnce() {
        var study = study(member("一支部", false));
        var once = once();
        assertThat(add(once, study, 10)).isEqualTo(study);
        assertThat(add(once, study(study.member()), 10)).isEqualTo(study);
        assertThat(now(studies().byId(village(), study.id()))).isEqualTo(study);
        assertThat(studies().byId(new Village.Id(UUID.randomUUID()), study.id()).blockOptional())
                .isEmpty();
    }

    @Test
    default void noMoreWaitThanMayHoweverManyAreHandedInAtOnce() {
        var member = member("一支部", false);
        var other = member("一支部", false);
        var added = Flux.range(0, 8)
                .flatMap(n -> Mono.defer(() -> {
                            var study = study(member);
                            return studies().add(once(), change(study), 3);
                        })
                        .subscribeOn(Schedulers.boundedElastic())
                        .map(study -> 1)
                        .onErrorResume(
                                Refusal.class,
                                refusal -> Mono.just(refusal.reason() == Reason.OFFLINE_STUDY_TOO_MANY ? 0 : 100)))
                .reduce(0, Integer::sum);
        assertThat(now(added)).isEqualTo(3);
        add(once(), study(other), 3);
        var waiting = now(studies().of(member, new Slice(Optional.empty(), 20))).items();
        assertThat(waiting).hasSize(3);
        decide(waiting.get(0).withdrawn(person(), NOW));
        add(once(), study(member), 3);
        assertThatThrownBy(() -> add(once(), study(member), 3))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.OFFLINE_STUDY_TOO_MANY));
    }

    @Test
    default void whoDecidesWhatAnotherDecidedIsRefused() {
        var study = add(once(), study(member("一支部", false)), 10);
        var refused = decide(study.refused(person(), NOW, "看不清"));
        assertThatThrownBy(() -> decide(study.withdrawn(person(), NOW)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.reason()).isEqualTo(Reason.EDIT_CONFLICT));
        assertThat(now(studies().locked(village(), study.id()))).isEqualTo(refused);
    }

    @Test
    default void eachKeeperFindsHisOwnPageByPage() {
        var first = member("一支部", false);
        var second = member("二支部", false);
        var secretary = member("二支部", true);
        member("一支部", true);
        var waiting = add(once(), study(first), 10);
        var decided = new ArrayList<OfflineStudy.Id>();
        for (var n = 0; n < 5; n++) {
            decided.add(
                    0,
                    decide(add(once(), study(first), 10).refused(person(), NOW, "看不清"))
                            .id());
        }
        decide(add(once(), study(first), 10).withdrawn(person(), NOW));
        var others = decide(add(once(), study(second), 10).refused(person(), NOW, "看不清"));
        var his = decide(add(once(), study(secretary), 10).refused(person(), NOW, "看不清"));
        var nobodys = add(once(), study(member("三支部", false)), 10);
        assertThat(walk(slice -> studies().list(village(), Optional.of("一支部"), false, slice)))
                .containsExactlyElementsOf(decided);
        assertThat(walk(slice -> studies().list(village(), Optional.of("一支部"), true, slice)))
                .containsExactly(waiting.id());
        assertThat(walk(slice -> studies().list(village(), Optional.of("二支部"), false, slice)))
                .containsExactly(his.id(), others.id());
        assertThat(walk(slice -> studies().list(village(), Optional.empty(), false, slice)))
                .containsExactly(his.id());
        assertThat(walk(slice -> studies().list(village(), Optional.empty(), true, slice)))
                .as("a branch without a secretary")
                .containsExactly(nobodys.id());
        assertThat(walk(slice -> studies().of(second, slice))).containsExactly(others.id());
    }

    private static List<OfflineStudy.Id> walk(Function<Slice, Mono<Page<OfflineStudy, UUID>>> list) {
        var found = new ArrayList<OfflineStudy.Id>();
        var after = Optional.<UUID>empty();
        do {
            var page = now(list.apply(new Slice(after, 2)));
            page.items().forEach(study -> found.add(study.id()));
            after = page.next();
        } while (after.isPresent());
        return found;
    }

    private OfflineStudy study(Member member) {
        return new OfflineStudy(
                new OfflineStudy.Id(nextId()),
                member,
                1,
                new OfflineStudy.Told("镇党校培训", LocalDate.of(2026, 3, 10), Optional.of(3), "上午"),
                List.of(new Attachment.Id(nextId())),
                Optional.of(person()),
                NOW,
                OfflineStudy.State.WAITING,
                Optional.empty());
    }

    private OfflineStudy add(Once once, OfflineStudy study, int most) {
        return now(studies().add(once, change(study), most));
    }

    private OfflineStudy decide(OfflineStudy decided) {
        return now(studies().decide(change(decided)));
    }

    private static OfflineChange change(OfflineStudy study) {
        return OfflineChange.of(study, nextId(), NOW);
    }

    private static Once once() {
        return new Once(SECRETARY.toString(), "credit.hand-in", nextId().toString(), "");
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
