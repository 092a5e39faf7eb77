package village.api.inquiry.expert;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.inquiry.Asked.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Once;
import village.api.Refusal;
import village.api.complaint.Race;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.inquiry.Asked;
import village.api.inquiry.Desks;
import village.api.inquiry.Seated;
import village.api.place.Village;

/** What townships and whom they invite may rely on, races included. */
public interface InvitationsContract {
    Invitations invitations();

    Desks desks();

    /** A village of {@link #area()}. */
    Village.Id village();

    /** A township nobody was invited by. */
    String area();

    /** Somebody called 王志强, bound in a village of the township's county. */
    Person.Id bound();

    /** Takes somebody's binding away. */
    void unbind(Person.Id person);

    /** A new WeChat that is bound as the one who accepted an invitation. */
    Person.Id boundAnew(Invitation.Id accepted);

    @Test
    default void anInvitationComesBackAsItWasMadeAndIsFoundByItsSecret() {
        var made = add(Asked.once(), "s1");
        assertThat(now(invitations().byId(made.id()))).isEqualTo(made);
        assertThat(now(invitations().bySecret("s1" + area()))).isEqualTo(made);
        assertThat(invitations().bySecret("s0").blockOptional()).isEmpty();
        assertThat(standing()).containsExactly(new Invitations.Listed(made, Optional.empty(), false));
        assertThat(now(desks().seated(village()))).doesNotContainKey("law");
    }

    @Test
    default void aKeyInvitesOnce() {
        var once = Asked.once();
        var first = add(once, "s2");
        assertThat(add(once, "s3")).isEqualTo(first);
        assertThat(invitations().bySecret("s3" + area()).blockOptional()).isEmpty();
    }

    @Test
    default void whoAcceptsSitsAtTheDeskOfEveryVillageUntilItEnds() {
        var expert = bound();
        var seated = accept(add(Asked.once(), "s4"), expert);
        assertThat(now(desks().seated(village()))).containsEntry("law", new Seated(Set.of(), Map.of(expert, "王律师")));
        assertThat(now(invitations().heldBy(expert))).containsExactly(seated);
        assertThat(standing().get(0).name()).contains(new PersonName("王志强"));
        end(seated);
        assertThat(now(desks().seated(village()))).containsEntry("law", new Seated(Set.of(), Map.of()));
        assertThat(now(invitations().heldBy(expert))).isEmpty();
        assertThat(standing()).isEmpty();
    }

    @Test
    default void whatNobodyAcceptedInTimeIsListedNoLonger() {
        var made = add(Asked.once(), "s5");
        assertThat(now(invitations().standing(area(), made.until()))).isEmpty();
    }

    @Test
    default void ofManyWhoAcceptAtOnceOneSits() {
        var made = add(Asked.once(), "s6");
        var accepted = Flux.range(0, 5)
                .flatMap(n -> Mono.defer(() -> Mono.just(accept(made, Asked.person())))
                        .subscribeOn(Schedulers.boundedElastic())
                        .map(seated -> 1)
                        .onErrorReturn(Refusal.class, 0))
                .reduce(0, Integer::sum);
        assertThat(now(accepted)).isEqualTo(1);
    }

    /** His telephone sent it twice: he is told both times that he sits there. */
    @Test
    default void whoAcceptsTwiceAtOnceSitsOnce() {
        var made = add(Asked.once(), "s7");
        var expert = bound();
        assertThat(Race.of(accepting(made, expert), accepting(made, expert), accepting(made, expert)))
                .containsOnly(Race.WON);
        var after = now(invitations().byId(made.id()));
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.seat().map(Invitation.Seat::person)).contains(expert);
        assertThat(now(accepting(made, expert))).isEqualTo(after);
    }

    /** The desk stays closed to the cadres, and nobody answers there, until he is bound again: also by another WeChat. */
    @Test
    default void aSeatIsHisWhateverWechatHeUses() {
        var before = bound();
        var seated = accept(add(Asked.once(), "s11"), before);
        unbind(before);
        assertThat(now(desks().seated(village()))).containsEntry("law", new Seated(Set.of(), Map.of()));
        assertThat(now(invitations().heldBy(before))).isEmpty();
        var listed = standing().get(0);
        assertThat(listed.invitation().seat()).contains(new Invitation.Seat(before, NOW, false));
        assertThat(listed.name()).contains(new PersonName("王志强"));
        assertThat(listed.unknown()).isFalse();
        var after = boundAnew(seated.id());
        assertThat(now(desks().seated(village()))).containsEntry("law", new Seated(Set.of(), Map.of(after, "王律师")));
        assertThat(now(invitations().heldBy(after)))
                .extracting(Invitation::seat)
                .containsExactly(Optional.of(new Invitation.Seat(after, NOW, true)));
        assertThat(now(invitations().heldBy(before))).isEmpty();
        assertThat(now(accepting(seated, after)).heldBy(after)).isTrue();
        assertThat(Race.of(accepting(seated, before))).containsExactly("inquiry.invitation-not-found");
    }

    @Test
    default void whoLeftDoesNotComeBackByTheSameInvitation() {
        var expert = bound();
        var ended = end(accept(add(Asked.once(), "s8"), expert));
        assertThat(Race.of(accepting(ended, expert))).containsExactly("inquiry.invitation-not-found");
    }

    @Test
    default void ofManyAtTheEdgeNoMoreThanAllowedStand() {
        add(Asked.once(), "s9");
        var acts = IntStream.range(0, 6)
                .mapToObj(n -> adding(Asked.once(), "s9-" + n, 3))
                .toArray(Mono<?>[]::new);
        assertThat(Race.of(acts)).filteredOn(Race.WON::equals).hasSize(2);
        assertThat(standing()).hasSize(3);
        end(standing().get(0).invitation());
        assertThat(Race.of(adding(Asked.once(), "s9-7", 3), adding(Asked.once(), "s9-8", 3)))
                .containsExactlyInAnyOrder(Race.WON, "request.invalid");
    }

    @Test
    default void aKeyThatInvitedBeforeIsNotHeldAgainstTheNumber() {
        var once = Asked.once();
        var made = add(once, "s10");
        assertThat(now(adding(once, "s10", 1))).isEqualTo(made);
    }

    @Test
    default void onlyWhoIsBoundInTheCountyIsOfIt() {
        assertThat(now(invitations().boundInCountyOf(area(), bound()))).isTrue();
        assertThat(now(invitations().boundInCountyOf(area(), Asked.person()))).isFalse();
    }

    /** Somebody who was invited as 王律师, and sits at the desk. */
    default Person.Id sitting(String secret) {
        var expert = bound();
        accept(add(Asked.once(), secret), expert);
        return expert;
    }

    private Invitation add(Once once, String secret) {
        return now(adding(once, secret, 100));
    }

    private Mono<Invitation> adding(Once once, String secret, int most) {
        var made = Invitation.to(new Invitation.Id(Asked.nextId()), "law", area(), "王律师", Asked.person(), NOW);
        var told = InvitationEvents.of(Asked.nextId(), made, "made", made.invitedBy(), NOW);
        return invitations().add(once, made, secret + area(), most, told);
    }

    private Invitation accept(Invitation made, Person.Id person) {
        return now(accepting(made, person));
    }

    private Mono<Invitation> accepting(Invitation made, Person.Id person) {
        return invitations()
                .change(made.id(), found -> found.accepted(person, NOW).map(after -> told(after, "accepted")));
    }

    private Invitation end(Invitation made) {
        return now(invitations().change(made.id(), found -> Optional.of(told(found.ended(NOW), "ended"))));
    }

    private static Invitations.Change told(Invitation after, String type) {
        return new Invitations.Change(after, InvitationEvents.of(Asked.nextId(), after, type, Asked.person(), NOW));
    }

    private List<Invitations.Listed> standing() {
        return now(invitations().standing(area(), NOW));
    }

    private static <T> T now(Mono<T> asked) {
        return asked.block(Duration.ofSeconds(10));
    }
}
