package village.api.complaint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.Once;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.DueTimes;
import village.api.complaint.catalogue.WorkingDays;
import village.api.gate.VillageNumbers;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Grid;
import village.api.place.Village;

/** Ready-made cases and people for tests. */
public final class Cases {
    public static final Instant MONDAY_9 = Instant.parse("2026-11-23T01:00:00Z");
    /** Ordered like UUIDv7. */
    public static final Ids IDS = new Ids() {
        private final AtomicLong number = new AtomicLong();

        @Override
        public UUID next() {
            return new UUID(0x0190_0000_0000_7000L | (number.incrementAndGet() << 16), new Random().nextLong());
        }
    };

    /** Every number once: a thousand random ones of one village would meet now and then. */
    private static final RandomGenerator TICKETS = new RandomGenerator() {
        private final AtomicLong number = new AtomicLong();

        @Override
        public long nextLong() {
            return number.incrementAndGet();
        }

        @Override
        public int nextInt(int bound) {
            return (int) (nextLong() % bound);
        }
    };

    /** An empty catalogue, the promise of 24 hours, no holidays. */
    public static final DueTimes.Terms TERMS =
            new DueTimes.Terms(new Categories.Catalogue("test", List.of()), Due.PROMISE, new WorkingDays(Map.of()));

    public static final DueTimes DUE_TIMES =
            new DueTimes(any -> Mono.just(TERMS.catalogue()), () -> Mono.just(TERMS.workingDays()));

    /** Of a village that has published no number itself. */
    public static final VillageNumbers NUMBERS = new VillageNumbers(any -> Flux.empty());

    private Cases() {}

    public static Intake intake(String text) {
        return new Intake(
                Intake.Kind.COMPLAINT,
                Optional.empty(),
                text,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Intake.NameVisibleTo.HANDLERS,
                Intake.Visibility.PRIVATE,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Intake aboutStaff(String text) {
        return with(intake(text), Intake.NameVisibleTo.DISPATCHER_ONLY, Intake.Visibility.PRIVATE, true);
    }

    public static Intake mayBePublic(String text) {
        return with(intake(text), Intake.NameVisibleTo.HANDLERS, Intake.Visibility.PUBLIC, false);
    }

    public static Intake with(
            Intake intake, Intake.NameVisibleTo name, Intake.Visibility visibility, boolean aboutStaff) {
        return new Intake(
                intake.kind(),
                intake.category(),
                intake.text(),
                intake.attachments(),
                intake.point(),
                intake.doorPlate(),
                intake.grid(),
                name,
                visibility,
                aboutStaff,
                intake.onBehalfOf(),
                intake.occurredAt(),
                Optional.empty());
    }

    /** A new case as the intake makes it, before anybody has it in hand. */
    public static Change filed(Village.Id village, Person.Id reporter, Intake intake, Instant at) {
        var reporting = new Reporting(Optional.of(reporter), Optional.empty(), reporter, Reporting.Source.WECHAT);
        return filed(village, reporting, intake, at);
    }

    public static Change filed(Village.Id village, Reporting reporting, Intake intake, Instant at) {
        var complaint = new Complaint(
                new Complaint.Id(IDS.next()),
                village,
                1,
                Ticket.random(TICKETS),
                intake,
                Optional.empty(),
                reporting,
                Status.SUBMITTED,
                Handling.NOBODY,
                Deadline.of(at, at.plus(Duration.ofHours(24)), intake.level()),
                Urging.NONE,
                Ending.NONE,
                false,
                0,
                at);
        return new Moment(Optional.of(reporting.filer()), at, IDS)
                .first(complaint, Entry.of(Step.Type.FILED, "本人"), "complaint.filed");
    }

    public static Moment moment(Actor actor, Instant at) {
        return Moment.of(actor, at, IDS);
    }

    /** The case in that state, with what its state needs, as acts would have left it. */
    public static Complaint in(Status status, Complaint complaint, Instant at) {
        var ending = complaint.ending();
        return switch (status) {
            case ANSWERED -> complaint.with(status).with(ending.answered(at));
            case VERIFIED -> complaint.with(status).with(ending.answered(at).verified(at));
            case RATED -> complaint.with(status).with(ending.answered(at).rated(new Rating(true, 5, ""), at));
            case CLOSED ->
                complaint.with(status).with(ending.answered(at).verified(at).closed(Ending.Closing.UNRATED, at));
            case NEED_INFO -> complaint.with(status).with(complaint.deadline().paused(at));
            case TRANSFERRED_OUT ->
                complaint.with(status).with(ending.transferred(new Ending.Transfer("县住建局", "", at, Optional.empty())));
            case MERGED -> complaint.with(status).with(ending.merged(new Complaint.Id(IDS.next())));
            default -> complaint.with(status);
        };
    }

    /** An act of no special meaning: allowed once, while the case is open. */
    public static Change answered(Complaint complaint, Actor actor, String text) {
        var after = complaint
                .requireOpen()
                .with(Status.ANSWERED)
                .with(complaint.handling().heldBy(actor.person()))
                .with(complaint.ending().answered(MONDAY_9));
        var entry = Entry.of(Step.Type.ANSWERED, "村干部", text);
        return moment(actor, MONDAY_9).change(after, entry, "complaint.answered");
    }

    public static Once once(String key) {
        return new Once("person", "complaint.file", key, "f");
    }

    public static Person.Id person() {
        return new Person.Id(UUID.randomUUID());
    }

    public static Actor actor(Person.Id person, Village.Id village, Role... roles) {
        return new Actor(Optional.of(person), Optional.of(village), Set.of(roles), Optional.empty(), Set.of());
    }

    public static Actor gridWorker(Person.Id person, Village.Id village, Grid.Id grid) {
        return new Actor(
                Optional.of(person), Optional.of(village), Set.of(Role.GRID_WORKER), Optional.empty(), Set.of(grid));
    }
}
