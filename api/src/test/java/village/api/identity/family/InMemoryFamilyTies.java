package village.api.identity.family;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Once;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.Event;
import village.api.event.InMemoryEvents;
import village.api.identity.Person;
import village.api.identity.PersonName;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Family ties in memory, with a roster and bindings of their own. */
public final class InMemoryFamilyTies implements FamilyTies, Families {
    private static final int MINOR = 18;

    private record Listed(
            Village.Id village,
            RosterPerson.Id id,
            PersonName name,
            String last4,
            String household,
            Optional<RosterPerson.Id> guardian,
            LocalDate born) {}

    private record Bound(Village.Id village, Person.Id person) {}

    private record Kept(FamilyTie tie, Asking asking, Optional<String> reason) {}

    private record Key(Village.Id village, String owner, String key) {}

    private final InMemoryEvents events;
    private final Map<RosterPerson.Id, Listed> roster = new LinkedHashMap<>();
    private final Map<Bound, RosterPerson.Id> bindings = new LinkedHashMap<>();
    private final Map<FamilyTie.Id, Kept> ties = new LinkedHashMap<>();
    private final Map<Key, FamilyTie.Id> made = new HashMap<>();

    public InMemoryFamilyTies(InMemoryEvents events) {
        this.events = events;
    }

    /** Puts somebody on the roster. */
    public synchronized RosterPerson.Id list(
            Village.Id village,
            PersonName name,
            String last4,
            String household,
            Optional<RosterPerson.Id> guardian,
            LocalDate born) {
        var id = new RosterPerson.Id(UUID.randomUUID());
        roster.put(id, new Listed(village, id, name, last4, household, guardian, born));
        return id;
    }

    /** Binds somebody, or with empty ends his binding. */
    public synchronized void bind(Village.Id village, Person.Id person, Optional<RosterPerson.Id> as) {
        as.ifPresentOrElse(
                who -> bindings.put(new Bound(village, person), who),
                () -> bindings.remove(new Bound(village, person)));
    }

    /** Takes somebody off the roster. */
    public synchronized void leave(RosterPerson.Id who) {
        roster.remove(who);
    }

    @Override
    public Mono<FamilyTie> ask(FamilyTie.Id id, Asking asking, Once once) {
        return atomically(() -> {
            var key = new Key(asking.village(), once.owner(), once.operation() + once.key());
            var earlier = made.get(key);
            if (earlier != null) {
                return kept(earlier).tie();
            }
            var tie = begin(id, asking);
            made.put(key, tie.id());
            return tie;
        });
    }

    private FamilyTie begin(FamilyTie.Id id, Asking asking) {
        var as = bound(asking.village(), asking.helper()).orElseThrow(() -> Refusal.of(Reason.BINDING_REQUIRED));
        var whom = meant(as, asking);
        if (whom.filter(as.id()::equals).isPresent()) {
            throw Refusal.invalid("/rosterId", "替自己办事不用申请。");
        }
        var open = mine(asking)
                .filter(tie -> whom.isPresent() && tie.forWhom().equals(whom))
                .filter(FamilyTie::open);
        return open.findFirst().orElseGet(() -> {
            if (mine(asking)
                            .filter(tie -> tie.state() == FamilyTie.State.PENDING)
                            .count()
                    >= MAX_PENDING) {
                throw Refusal.of(Reason.FAMILY_TOO_MANY);
            }
            var tie = new FamilyTie(asking.village(), id, asking.helper(), as.id(), whom, FamilyTie.State.PENDING, 1);
            ties.put(id, new Kept(tie, asking, Optional.empty()));
            return tell(tie, "family.requested", asking.at());
        });
    }

    private Stream<FamilyTie> mine(Asking asking) {
        return ties.values().stream()
                .map(Kept::tie)
                .filter(tie ->
                        tie.village().equals(asking.village()) && tie.helper().equals(asking.helper()));
    }

    private Optional<RosterPerson.Id> meant(Listed as, Asking asking) {
        if (asking.whom() instanceof Whom.Member member) {
            return Optional.of(listed(member.id())
                    .filter(other -> other.village().equals(as.village()))
                    .filter(other -> other.household().equals(as.household()))
                    .orElseThrow(() -> Refusal.of(Reason.PERSON_NOT_FOUND))
                    .id());
        }
        var named = (Whom.Named) asking.whom();
        var found = roster.values().stream()
                .filter(other -> other.village().equals(as.village()))
                .filter(other -> other.name().equals(named.name())
                        && other.last4().equals(named.idLast4().value()))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0).id()) : Optional.empty();
    }

    @Override
    public Mono<FamilyTie> byId(Village.Id village, FamilyTie.Id id) {
        return Mono.fromSupplier(
                () -> tie(id).filter(tie -> tie.village().equals(village)).orElse(null));
    }

    @Override
    public Mono<FamilyTie> of(Person.Id person, FamilyTie.Id id) {
        return Mono.fromSupplier(() -> tie(id).filter(tie -> tie.helper().equals(person)
                        || tie.forWhom().isPresent()
                                && tie.forWhom()
                                        .equals(bound(tie.village(), person).map(Listed::id)))
                .orElse(null));
    }

    @Override
    public Mono<FamilyTie> save(FamilyTie tie, Decision decision) {
        return atomically(() -> {
            if (tie.state() == FamilyTie.State.APPROVED && !awake(tie)) {
                throw Refusal.of(Reason.PERSON_NOT_FOUND);
            }
            var before = kept(tie.id());
            if (before.tie().version() != tie.version() - 1) {
                throw Refusal.of(Reason.FAMILY_DECIDED);
            }
            ties.put(tie.id(), new Kept(tie, before.asking(), decision.reason()));
            return tell(tie, "family." + tie.state().name().toLowerCase(java.util.Locale.ROOT), decision.at());
        });
    }

    private FamilyTie tell(FamilyTie tie, String type, Instant at) {
        var subject = new Event.Subject("family", tie.id().value(), tie.version());
        var facts = new HashMap<>(Map.of("person", tie.helper().toString()));
        tie.forWhom().ifPresent(who -> facts.put("rosterPerson", who.toString()));
        events.append(new Event(UUID.randomUUID(), Optional.of(tie.village()), subject, type, facts, at));
        return tie;
    }

    @Override
    public Mono<Page<Pending, FamilyTie.Id>> pending(Village.Id village, int limit, Optional<FamilyTie.Id> after) {
        return atomically(() -> Page.of(
                ties.values().stream()
                        .filter(kept -> kept.tie().village().equals(village))
                        .filter(kept -> kept.tie().state() == FamilyTie.State.PENDING)
                        .filter(kept -> after.isEmpty()
                                || kept.tie()
                                                .id()
                                                .value()
                                                .toString()
                                                .compareTo(after.get().toString())
                                        > 0)
                        .map(this::toPending)
                        .toList(),
                limit,
                Pending::id));
    }

    private Pending toPending(Kept kept) {
        var helper = listed(kept.tie().as()).orElseThrow();
        var whom = kept.tie().forWhom().flatMap(this::listed);
        var together = whom.filter(other -> other.household().equals(helper.household()))
                .isPresent();
        return new Pending(
                kept.tie().id(),
                helper.name(),
                whom.map(Listed::name),
                together,
                Optional.empty(),
                kept.asking().at());
    }

    @Override
    public Mono<List<Circle>> around(Person.Id person) {
        return atomically(() -> {
            var villages = Stream.concat(
                            bindings.keySet().stream()
                                    .filter(bound -> bound.person().equals(person))
                                    .map(Bound::village),
                            ties.values().stream()
                                    .map(Kept::tie)
                                    .filter(tie -> tie.helper().equals(person))
                                    .map(FamilyTie::village))
                    .distinct();
            return villages.map(village -> circle(village, person)).toList();
        });
    }

    private Circle circle(Village.Id village, Person.Id person) {
        var me = bound(village, person);
        var home = me.stream()
                .flatMap(self -> roster.values().stream()
                        .filter(other -> other.village().equals(village))
                        .filter(other -> other.household().equals(self.household()) && !other.equals(self)));
        var mine = ties.values().stream()
                .filter(kept -> kept.tie().village().equals(village))
                .filter(kept -> kept.tie().helper().equals(person));
        var others = ties.values().stream()
                .filter(kept -> kept.tie().village().equals(village))
                .filter(kept -> me.isPresent() && kept.tie().forWhom().equals(me.map(Listed::id)))
                .filter(kept -> kept.tie().state() != FamilyTie.State.REFUSED);
        return new Circle(
                village,
                home.map(other -> new Member(other.id(), other.name())).toList(),
                Stream.concat(mine.map(this::forLine), wards(me)).toList(),
                Stream.concat(others.map(this::byLine), guardian(me)).toList());
    }

    private Line forLine(Kept kept) {
        var tie = kept.tie();
        var said = kept.asking().whom() instanceof Whom.Named named
                ? Optional.of(named.name())
                : Optional.<PersonName>empty();
        var hidden = said.isPresent() && tie.state() != FamilyTie.State.APPROVED;
        var other = tie.forWhom().flatMap(this::listed).filter(found -> !hidden);
        return new Line(
                Optional.of(tie.id()),
                other.map(Listed::id),
                other.map(Listed::name).or(() -> said).orElseThrow(),
                other.filter(found -> together(found, tie.as())).isPresent(),
                tie.state(),
                kept.reason());
    }

    private Line byLine(Kept kept) {
        var tie = kept.tie();
        var helper = listed(tie.as()).orElseThrow();
        return new Line(
                Optional.of(tie.id()),
                Optional.of(helper.id()),
                helper.name(),
                together(helper, tie.forWhom().orElseThrow()),
                tie.state(),
                Optional.empty());
    }

    private Stream<Line> wards(Optional<Listed> me) {
        return roster.values().stream()
                .filter(ward -> me.isPresent() && guarded(ward, me.get()))
                .map(ward -> guardianLine(ward, me.get()));
    }

    private Stream<Line> guardian(Optional<Listed> me) {
        return me.flatMap(self -> self.guardian().flatMap(this::listed).filter(one -> guarded(self, one))).stream()
                .map(one -> guardianLine(one, me.orElseThrow()));
    }

    private Line guardianLine(Listed shown, Listed self) {
        return new Line(
                Optional.empty(),
                Optional.of(shown.id()),
                shown.name(),
                together(shown, self.id()),
                FamilyTie.State.APPROVED,
                Optional.empty());
    }

    private boolean together(Listed one, RosterPerson.Id other) {
        return listed(other)
                .filter(found -> found.household().equals(one.household()))
                .isPresent();
    }

    @Override
    public synchronized Mono<Boolean> mayActFor(Village.Id village, Person.Id helper, RosterPerson.Id forWhom) {
        return whomFor(village, helper).map(people -> people.contains(forWhom));
    }

    @Override
    public Mono<List<RosterPerson.Id>> whomFor(Village.Id village, Person.Id helper) {
        return atomically(() -> roster.values().stream()
                .filter(whom -> whom.village().equals(village) && acts(helper, whom))
                .map(Listed::id)
                .toList());
    }

    @Override
    public Mono<List<Person.Id>> helpersOf(Village.Id village, RosterPerson.Id forWhom) {
        return atomically(() -> bindings.keySet().stream()
                .filter(bound -> bound.village().equals(village))
                .map(Bound::person)
                .filter(helper ->
                        listed(forWhom).filter(whom -> acts(helper, whom)).isPresent())
                .toList());
    }

    private boolean acts(Person.Id helper, Listed whom) {
        var tied = ties.values().stream()
                .map(Kept::tie)
                .anyMatch(tie -> tie.state() == FamilyTie.State.APPROVED
                        && tie.helper().equals(helper)
                        && tie.forWhom().equals(Optional.of(whom.id()))
                        && awake(tie));
        return tied
                || bound(whom.village(), helper)
                        .filter(one -> guarded(whom, one))
                        .isPresent();
    }

    private static boolean guarded(Listed ward, Listed guardian) {
        return ward.guardian().equals(Optional.of(guardian.id()))
                && ward.born().isAfter(LocalDate.now(ZoneOffset.UTC).minusYears(MINOR));
    }

    private boolean awake(FamilyTie tie) {
        return bound(tie.village(), tie.helper()).map(Listed::id).equals(Optional.of(tie.as()))
                && tie.forWhom().flatMap(this::listed).isPresent();
    }

    private Optional<Listed> bound(Village.Id village, Person.Id person) {
        return Optional.ofNullable(bindings.get(new Bound(village, person))).flatMap(this::listed);
    }

    private Optional<Listed> listed(RosterPerson.Id id) {
        return Optional.ofNullable(roster.get(id));
    }

    private synchronized Optional<FamilyTie> tie(FamilyTie.Id id) {
        return Optional.ofNullable(ties.get(id)).map(Kept::tie);
    }

    private Kept kept(FamilyTie.Id id) {
        return Objects.requireNonNull(ties.get(id));
    }

    private <T> Mono<T> atomically(Supplier<T> act) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return act.get();
            }
        });
    }
}
