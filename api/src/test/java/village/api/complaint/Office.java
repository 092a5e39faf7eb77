package village.api.complaint;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Transactions;
import village.api.attachment.InMemoryAttachments;
import village.api.complaint.handling.Handlers;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Grid;
import village.api.place.Village;

/** Somebody in every role around one case that a grid worker has in hand, and what acts on it need. */
public final class Office {
    public static final Instant FILED = Cases.MONDAY_9;
    public static final Instant DUE = FILED.plus(Duration.ofHours(24));
    /** Runs work as it is. */
    public static final Transactions AT_ONCE = new Transactions() {
        @Override
        public <T> Mono<T> together(Mono<T> work) {
            return work;
        }
    };

    /** What somebody is to the case. */
    public enum Who {
        /** A grid worker who has it in hand. */
        HANDLER(Role.GRID_WORKER),
        /** A grid worker who was asked to help. */
        ASSISTANT(Role.GRID_WORKER),
        /** A grid worker of the place, who sees it. */
        COLLEAGUE(Role.GRID_WORKER),
        /** A grid worker of another place. */
        STRANGER(Role.GRID_WORKER),
        CADRE(Role.CADRE),
        DISPATCHER(Role.DISPATCHER),
        SUPERVISOR(Role.SUPERVISOR),
        COMMITTEE(Role.SUPERVISION_COMMITTEE),
        OPERATOR(Role.OPERATOR),
        REPORTER(Role.VILLAGER),
        VILLAGER(Role.VILLAGER),
        MEMBER(Role.PARTY_MEMBER),
        /** Works for another township. */
        ELSEWHERE(Role.DISPATCHER);

        private final Role role;

        Who(Role role) {
            this.role = role;
        }
    }

    private final Village.Id village;
    private final Grid.Id grid = new Grid.Id(UUID.randomUUID());
    private final Map<Who, Person.Id> people = new EnumMap<>(Who.class);
    private final InMemoryComplaints complaints = new InMemoryComplaints();
    private final InMemoryFollowers followers = new InMemoryFollowers(complaints);
    private final InMemoryAttachments attachments = new InMemoryAttachments();

    public Office() {
        this.village = new Village.Id(UUID.randomUUID());
        for (var who : Who.values()) {
            people.put(who, Cases.person());
        }
    }

    public Village.Id village() {
        return village;
    }

    public InMemoryComplaints complaints() {
        return complaints;
    }

    public InMemoryFollowers followers() {
        return followers;
    }

    public InMemoryAttachments attachments() {
        return attachments;
    }

    public Person.Id person(Who who) {
        return people.get(who);
    }

    public Actor actor(Who who) {
        var where = who == Who.ELSEWHERE ? new Village.Id(UUID.randomUUID()) : village;
        var grids = who == Who.COLLEAGUE ? Set.of(grid) : Set.<Grid.Id>of();
        return new Actor(Optional.of(person(who)), Optional.of(where), Set.of(who.role), Optional.empty(), grids);
    }

    public Moment moment(Who who, Instant now) {
        return Cases.moment(actor(who), now);
    }

    /** Acts at that moment. */
    public CaseWork work(Instant now) {
        return new CaseWork(complaints, attachments, AT_ONCE, Cases.IDS, clock(now));
    }

    public static Clock clock(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** All who can be given cases. */
    public List<Handlers.Handler> staff() {
        return Stream.of(Who.HANDLER, Who.ASSISTANT, Who.COLLEAGUE, Who.STRANGER, Who.CADRE, Who.DISPATCHER)
                .map(who -> new Handlers.Handler(person(who), who.role, Set.of(), who.name()))
                .toList();
    }

    /** The case in that state, the grid worker being its handler. */
    public Complaint in(Status status) {
        return in(status, Cases.intake("路灯不亮"));
    }

    public Complaint in(Status status, Intake intake) {
        return in(status, Cases.filed(village, person(Who.REPORTER), intake, FILED));
    }

    /** The same, brought otherwise. */
    public Complaint in(Status status, Reporting reporting) {
        return in(status, Cases.filed(village, reporting, Cases.intake("路灯不亮"), FILED));
    }

    private Complaint in(Status status, Change filing) {
        var filed = filing.after();
        var handling = Handling.NOBODY.dispatchedTo(person(Who.HANDLER)).assistedBy(person(Who.ASSISTANT));
        return Cases.in(status, placed(filed).with(handling), FILED);
    }

    private Complaint placed(Complaint filed) {
        return new Complaint(
                filed.id(),
                filed.village(),
                filed.version(),
                filed.ticket(),
                filed.intake(),
                Optional.of(grid),
                filed.reporting(),
                filed.status(),
                filed.handling(),
                filed.deadline(),
                filed.urging(),
                filed.ending(),
                filed.published(),
                filed.supports(),
                filed.filedAt());
    }

    /** The same with a wish for one day more. */
    public Complaint wishing(Complaint complaint) {
        var wish = new Deadline.Extension(
                new Deadline.Extension.Id(UUID.randomUUID()),
                person(Who.HANDLER),
                DUE.plus(Duration.ofDays(1)),
                "配件没到",
                FILED);
        return complaint.with(complaint.deadline().asking(wish));
    }

    /** Keeps the case as it is, also in the place of what an act has made of it. */
    public Complaint kept(Complaint complaint) {
        var first = Cases.filed(village, person(Who.REPORTER), complaint.intake(), FILED);
        var change = new Change(complaint, first.step(), first.event());
        complaints
                .change(village, complaint.id(), Optional.empty(), any -> change)
                .switchIfEmpty(Mono.defer(() -> complaints
                        .add(Cases.once(UUID.randomUUID().toString()), List.of(change))
                        .thenReturn(complaint)))
                .block();
        return complaint;
    }
}
