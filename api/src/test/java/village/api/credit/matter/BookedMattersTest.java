package village.api.credit.matter;

import static org.assertj.core.api.Assertions.assertThat;
import static village.api.credit.ledger.Studied.NOW;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.InMemoryLedger;
import village.api.credit.ledger.SourceEvent;
import village.api.credit.ledger.Studied;
import village.api.credit.rule.Caps;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Who is told of which lines, whatever comes in one batch. */
class BookedMattersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final InMemoryLedger ledger = new InMemoryLedger();
    private final Set<Decisions.Source> handedIn = new HashSet<>();
    private final Set<Decisions.Source> appealed = new HashSet<>();
    private final Map<Member, List<Person.Id>> people = new HashMap<>();
    private final List<Integer> asked = new ArrayList<>();
    private final BookedMatters matters = new BookedMatters(ledger, new Decided(), new Signed());

    private final class Decided implements Decisions {
        @Override
        public Mono<Set<Source>> handedIn(Collection<Source> sources) {
            return among(sources, handedIn);
        }

        @Override
        public Mono<Set<Source>> appealed(Collection<Source> sources) {
            return among(sources, appealed);
        }

        private Mono<Set<Source>> among(Collection<Source> sources, Set<Source> known) {
            asked.add(sources.size());
            return Mono.just(sources.stream().filter(known::contains).collect(Collectors.toSet()));
        }
    }

    private final class Signed implements Concerned {
        @Override
        public Mono<List<Person.Id>> members(Village.Id village, Collection<RosterPerson.Id> members) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Mono<Map<Member, List<Person.Id>>> people(Collection<Member> members) {
            asked.add(members.size());
            return Mono.just(people);
        }

        @Override
        public Mono<List<Person.Id>> secretaries(Member member) {
            throw new UnsupportedOperationException();
        }
    }

    private Member member() {
        var member = new Member(new Village.Id(UUID.randomUUID()), new RosterPerson.Id(UUID.randomUUID()));
        people.put(member, List.of(new Person.Id(member.id().value())));
        return member;
    }

    private Event booked(Member member, SourceKind kind, UUID source, boolean confirmed) {
        var by = Optional.of(Studied.SECRETARY).filter(secretary -> confirmed);
        var event = new SourceEvent(
                member, kind, source, Optional.empty(), Optional.empty(), "学习", NOW.minusSeconds(60), 1, by);
        var line = ledger.book(List.of(Studied.posting(event, Studied.each(Caps.NONE))))
                .block(PATIENCE)
                .get(0);
        return told(member, line.id());
    }

    private static Event told(Member member, Entry.Id line) {
        var subject = new Event.Subject(Entry.KIND, line.value(), 1);
        return new Event(UUID.randomUUID(), Optional.of(member.village()), subject, "credit.awarded", Map.of(), NOW);
    }

    private Event booked(SourceKind kind, boolean confirmed) {
        return booked(member(), kind, UUID.randomUUID(), confirmed);
    }

    @Test
    void whoIsToldOfTheDecisionIsNotToldOfTheLine() {
        var member = member();
        var decided = UUID.randomUUID();
        var corrected = UUID.randomUUID();
        handedIn.add(new Decisions.Source(member.village(), decided));
        appealed.add(new Decisions.Source(member.village(), corrected));
        var untold = List.of(
                booked(member, SourceKind.OFFLINE, decided, true),
                booked(member, SourceKind.OFFLINE, corrected, true),
                booked(member, SourceKind.LESSON, corrected, false),
                booked(SourceKind.ACTIVITY, true),
                told(member, new Entry.Id(UUID.randomUUID())));
        var told = List.of(
                booked(SourceKind.OFFLINE, true),
                booked(member, SourceKind.LESSON, UUID.randomUUID(), false),
                booked(member(), SourceKind.OFFLINE, decided, true),
                booked(SourceKind.ACTIVITY, false));
        var all = new ArrayList<>(untold);
        all.addAll(told);
        var found = matters.of(all).block(PATIENCE);
        assertThat(found.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        told.stream().map(Event::id).toList());
        assertThat(asked).as("three questions for all of them").hasSize(3);
    }

    @Test
    void eachMemberIsToldOfHisOwn() {
        var first = member();
        var second = member();
        var silent = member();
        people.remove(silent);
        var events = List.of(
                booked(first, SourceKind.LESSON, UUID.randomUUID(), false),
                booked(second, SourceKind.LESSON, UUID.randomUUID(), false),
                booked(silent, SourceKind.LESSON, UUID.randomUUID(), false));
        var found = matters.of(events).block(PATIENCE);
        assertThat(found.get(events.get(0).id()).to()).isEqualTo(people.get(first));
        assertThat(found.get(events.get(1).id()).to()).isEqualTo(people.get(second));
        assertThat(found.get(events.get(2).id()).to()).isEmpty();
        assertThat(matters.of(List.of()).block(PATIENCE)).isEmpty();
    }
}
