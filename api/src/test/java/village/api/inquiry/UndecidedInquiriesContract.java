package village.api.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.inquiry.Asked.DUE;
import static village.api.inquiry.Asked.NOW;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import village.api.complaint.Reporting;
import village.api.complaint.Reporting.Source;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Who should decide now whether everybody may read an answer. */
public interface UndecidedInquiriesContract {
    Duration SOON = Duration.ofSeconds(20);
    Instant OLD = NOW.minus(Duration.ofDays(4));
    Instant CUTOFF = NOW.minus(Duration.ofDays(3));

    Inquiries inquiries();

    /** A village without inquiries. */
    Village.Id village();

    @Test
    default void whatIsOldAtOtherDesksIsNotHiddenByWhatIsFreshThere() {
        var old = answered("law", Asked.person(), OLD);
        var older = answered("law", Asked.person(), OLD);
        for (var at = 0; at < 5; at++) {
            answered("law", Asked.person(), NOW);
        }
        var own = answered("office", Asked.person(), NOW);
        answered("policy", Asked.person(), OLD);
        assertThat(undecided(stranger(), 3)).containsExactly(old, older, own);
        assertThat(undecided(stranger(), 2)).containsExactly(old, older);
    }

    @Test
    default void whatIsPrivateUnansweredOrDecidedIsNotAsked() {
        add(Asked.inquiry(village(), Asked.person(), "office", true, DUE));
        var closed = add(Asked.inquiry(village(), Asked.person(), "office", false, DUE));
        answer(closed, NOW);
        var kept = add(Asked.inquiry(village(), Asked.person(), "office", true, DUE));
        answer(kept, NOW);
        inquiries()
                .change(
                        village(),
                        kept.id(),
                        Optional.empty(),
                        one -> Asked.told(one.keptBack(Asked.decision("私事")), "hidden"))
                .block(SOON);
        assertThat(undecided(stranger(), 10)).isEmpty();
    }

    @Test
    default void nobodyDecidesOnWhatHeAskedHimselfHoweverItCame() {
        var person = Asked.person();
        var roster = new RosterPerson.Id(UUID.randomUUID());
        var reader = actor(person, Optional.of(roster));
        var caller = Optional.of(roster);
        answered(new Reporting(Optional.of(person), Optional.empty(), person, Source.WECHAT));
        answered(new Reporting(Optional.of(Asked.person()), Optional.empty(), person, Source.FAMILY));
        answered(new Reporting(Optional.empty(), caller, Asked.person(), Source.PHONE));
        var entered = answered(new Reporting(Optional.empty(), Optional.empty(), person, Source.PHONE));
        assertThat(undecided(reader, 10)).containsExactly(entered);
        assertThat(undecided(stranger(), 10)).hasSize(4);
    }

    private List<Inquiry.Id> undecided(Actor reader, int limit) {
        var wanted = new Inquiries.Undecided(Set.of("office"), Set.of("law"), CUTOFF, reader);
        return inquiries().undecided(village(), wanted, limit).block(SOON).stream()
                .map(Inquiry::id)
                .toList();
    }

    private Actor stranger() {
        return actor(Asked.person(), Optional.empty());
    }

    private Actor actor(Person.Id person, Optional<RosterPerson.Id> roster) {
        return new Actor(Optional.of(person), Optional.of(village()), Set.of(Role.CADRE), roster, Set.of());
    }

    private Inquiry.Id answered(Reporting reporting) {
        return answer(add(Asked.of(village(), reporting, "office", true, DUE)), NOW);
    }

    private Inquiry.Id answered(String desk, Person.Id asker, Instant at) {
        return answer(add(Asked.inquiry(village(), asker, desk, true, DUE)), at);
    }

    private Inquiry.Id answer(Inquiry inquiry, Instant at) {
        var answer = new Message(Message.Side.DESK, "找民政窗口。", List.of(), Asked.person(), at);
        inquiries()
                .change(village(), inquiry.id(), Optional.empty(), one -> Asked.told(one.answered(answer), "answered"))
                .block(SOON);
        return inquiry.id();
    }

    private Inquiry add(Inquiry inquiry) {
        inquiries()
                .add(Asked.once(), Asked.told(inquiry, "asked"), LocalDate.EPOCH, Optional.empty())
                .block(SOON);
        return inquiry;
    }
}
