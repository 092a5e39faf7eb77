package village.api.credit.matter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.SourceKind;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.matter.Decisions.Source;
import village.api.event.Event;
import village.api.identity.Person;

/** What it means that lines were booked: each member is told of his, unless he is told of the decision it follows from. */
final class BookedMatters {
    private final Ledger ledger;
    private final Decisions decisions;
    private final Concerned concerned;

    BookedMatters(Ledger ledger, Decisions decisions, Concerned concerned) {
        this.ledger = ledger;
        this.decisions = decisions;
        this.concerned = concerned;
    }

    /** @param events each of a village and of one new line */
    Mono<Map<UUID, Matter>> of(List<Event> events) {
        return events.isEmpty()
                ? Mono.just(Map.of())
                : ledger.all(events.stream().map(BookedMatters::place).toList())
                        .flatMap(this::untold)
                        .flatMap(lines -> concerned
                                .people(lines.stream()
                                        .map(BookedMatters::member)
                                        .distinct()
                                        .toList())
                                .map(people -> matters(events, lines, people)));
    }

    private static Ledger.Place place(Event event) {
        return new Ledger.Place(
                event.village().orElseThrow(), new Entry.Id(event.subject().id()));
    }

    private static Member member(Entry line) {
        return line.source().member();
    }

    private Mono<List<Entry>> untold(List<Entry> lines) {
        return Mono.zip(
                        asked(lines, line -> line.kind() == SourceKind.OFFLINE, decisions::handedIn),
                        asked(lines, line -> line.kind() != SourceKind.ACTIVITY, decisions::appealed))
                .map(decided -> lines.stream()
                        .filter(line -> !toldOtherwise(line, decided.getT1(), decided.getT2()))
                        .toList());
    }

    private static Mono<Set<Source>> asked(
            List<Entry> lines, Predicate<Entry> which, Function<Collection<Source>, Mono<Set<Source>>> question) {
        var sources = lines.stream().filter(which).map(BookedMatters::source).toList();
        return sources.isEmpty() ? Mono.just(Set.of()) : question.apply(sources);
    }

    private static Source source(Entry line) {
        return new Source(member(line).village(), line.source().id());
    }

    private static boolean toldOtherwise(Entry line, Set<Source> handedIn, Set<Source> appealed) {
        return line.kind() == SourceKind.ACTIVITY
                ? line.source().confirmedBy().isPresent()
                : handedIn.contains(source(line)) || appealed.contains(source(line));
    }

    private static Map<UUID, Matter> matters(
            List<Event> events, List<Entry> lines, Map<Member, List<Person.Id>> people) {
        var byId = lines.stream().collect(Collectors.toMap(Entry::id, Function.identity()));
        var matters = new HashMap<UUID, Matter>();
        for (var event : events) {
            Optional.ofNullable(byId.get(place(event).id()))
                    .map(line -> people.getOrDefault(member(line), List.of()))
                    .ifPresent(to -> matters.put(event.id(), new Matter(Matter.What.BOOKED, to, "")));
        }
        return matters;
    }
}
