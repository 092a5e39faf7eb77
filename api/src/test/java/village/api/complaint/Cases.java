package village.api.complaint;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import village.api.Ids;
import village.api.Once;
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

    private static final Random RANDOM = new Random();

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
                intake.occurredAt());
    }

    /** A new case as {@link FileComplaint} makes it, before anybody has it in hand. */
    public static Change filed(Village.Id village, Person.Id reporter, Intake intake, Instant at) {
        var complaint = new Complaint(
                new Complaint.Id(IDS.next()),
                village,
                1,
                Ticket.random(RANDOM),
                intake,
                Optional.empty(),
                reporter,
                Optional.empty(),
                Status.SUBMITTED,
                Optional.empty(),
                false,
                at,
                Due.PROMISE.from(at, new WorkingDays(Map.of())),
                Optional.empty());
        var step = Complaint.step(
                IDS,
                Step.Type.FILED,
                at,
                Optional.of(reporter),
                "本人",
                Optional.of(complaint.dueAt()),
                "",
                "",
                List.of());
        return new Change(complaint, step, complaint.event(IDS, "complaint.filed", at, Map.of()));
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
