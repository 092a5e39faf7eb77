package village.api.complaint.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import village.api.Ids;
import village.api.Once;
import village.api.Reason;
import village.api.Refusal;
import village.api.Transactions;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.complaint.Change;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Deadline;
import village.api.complaint.Ending;
import village.api.complaint.Entry;
import village.api.complaint.Handling;
import village.api.complaint.Intake;
import village.api.complaint.Label;
import village.api.complaint.Moment;
import village.api.complaint.Reporting;
import village.api.complaint.Spoken;
import village.api.complaint.Status;
import village.api.complaint.Step;
import village.api.complaint.Ticket;
import village.api.complaint.Urging;
import village.api.complaint.catalogue.Calendar;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.WorkingDays;
import village.api.complaint.handling.Handlers;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.place.Grid;

/** A villager reports something; whoever it is for gets it at once ({@link Route}), or is told. */
public final class FileComplaint {
    private static final int TICKET_TRIES = 5;
    private static final Duration SKEW = Duration.ofMinutes(5);
    private static final Duration LONG_AGO = Duration.ofDays(30 * 365);
    private static final Optional<Function<Complaint, Mono<Void>>> ALONE = Optional.empty();

    private final Complaints complaints;
    private final Categories categories;
    private final Whereabouts whereabouts;
    private final WhoseCase whoseCase;
    private final Handlers handlers;
    private final Calendar calendar;
    private final Attachments attachments;
    private final Transactions transactions;
    private final Ids ids;
    private final Clock clock;
    private final RandomGenerator random;

    public FileComplaint(
            Complaints complaints,
            Categories categories,
            Whereabouts whereabouts,
            WhoseCase whoseCase,
            Handlers handlers,
            Calendar calendar,
            Attachments attachments,
            Transactions transactions,
            Ids ids,
            Clock clock,
            RandomGenerator random) {
        this.complaints = complaints;
        this.categories = categories;
        this.whereabouts = whereabouts;
        this.whoseCase = whoseCase;
        this.handlers = handlers;
        this.calendar = calendar;
        this.attachments = attachments;
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
        this.random = random;
    }

    /** As {@link #file(Actor, Intake, Reporting.Source, Once)}, from the mini-program or the pages. */
    public Mono<Complaint> file(Actor actor, Intake intake, Once once) {
        return file(actor, intake, Reporting.Source.WECHAT, once);
    }

    /**
     * Gives the complaint as it is now: the new one, or the one an earlier request with the same key made.
     *
     * @param source where the report was written; what is brought for a relative is recorded as such. What comes by
     *     telephone, on paper or at the door is entered by staff
     */
    public Mono<Complaint> file(Actor actor, Intake intake, Reporting.Source source, Once once) {
        return file(actor, intake, source, once, ALONE);
    }

    /**
     * As {@link #file(Actor, Intake, Reporting.Source, Once)}, with something that stands or falls with the new
     * complaint. Must not be called within a transaction: a number that is taken ends it, and another one is tried in a
     * transaction of its own.
     *
     * @param along what to write in the same transaction, for a complaint that is new
     */
    public Mono<Complaint> file(
            Actor actor,
            Intake intake,
            Reporting.Source source,
            Once once,
            Optional<Function<Complaint, Mono<Void>>> along) {
        return Mono.fromRunnable(() -> {
                    refuseWhoMayNot(actor, source);
                    refuseImplausible(intake);
                })
                .then(Mono.defer(() -> whereabouts.placed(actor, intake)))
                .flatMap(placed ->
                        prepare(actor, placed, source).flatMap(prepared -> add(actor, placed, prepared, once, along)));
    }

    private static void refuseWhoMayNot(Actor actor, Reporting.Source source) {
        if (source.registered()) {
            actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER);
        } else if (source.handedOver()) {
            refuseVillagers(actor);
        } else {
            actor.requireBound();
        }
    }

    /** Clocks differ a little; nothing that is told of lies ahead, or a generation back. */
    private void refuseImplausible(Intake intake) {
        var now = clock.instant();
        var implausible = intake.occurredAt()
                .filter(at -> at.isAfter(now.plus(SKEW)) || at.isBefore(now.minus(LONG_AGO)))
                .isPresent();
        if (implausible) {
            throw Refusal.invalid("/occurredAt", "发生的时间不能晚于现在，也不能早于 30 年前。");
        }
    }

    /** A platform acts as nobody of the village. */
    private static void refuseVillagers(Actor platform) {
        platform.requirePerson();
        if (!platform.roles().isEmpty() || platform.rosterPerson().isPresent()) {
            throw Refusal.of(Reason.ROLE_REQUIRED);
        }
    }

    private record Prepared(
            Reporting reporting,
            Optional<Category> category,
            Due promise,
            Optional<Grid.Id> grid,
            WorkingDays workingDays,
            List<Handlers.Handler> handlers,
            boolean spoken) {
        Route route(Complaint complaint) {
            return spoken ? Route.ofSpoken(complaint, category, handlers) : Route.of(complaint, category, handlers);
        }
    }

    private Mono<Prepared> prepare(Actor actor, Intake intake, Reporting.Source source) {
        var village = actor.requireVillage();
        return Mono.zip(
                        whoseCase.of(actor, intake.onBehalfOf(), source),
                        existingCategory(actor, intake),
                        categories.promise(village),
                        whereabouts.grid(source.registered() ? atNoHome(actor) : actor, intake),
                        calendar.workingDays(),
                        handlers.of(village),
                        spoken(actor, intake))
                .map(found -> new Prepared(
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        found.getT4(),
                        found.getT5(),
                        found.getT6(),
                        found.getT7()));
    }

    private Mono<Boolean> spoken(Actor actor, Intake intake) {
        return intake.text().isEmpty()
                ? Spoken.among(attachments, actor.requireVillage(), intake.attachments())
                : Mono.just(false);
    }

    /** What staff enter for a caller did not happen where they live themselves. */
    private static Actor atNoHome(Actor actor) {
        return new Actor(actor.person(), actor.village(), actor.roles(), Optional.empty(), actor.grids());
    }

    private Mono<Optional<Category>> existingCategory(Actor actor, Intake intake) {
        return Mono.justOrEmpty(intake.category())
                .flatMap(code -> categories
                        .lower(actor.requireVillage(), code)
                        .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.CATEGORY_NOT_FOUND))))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private Mono<Complaint> add(
            Actor actor, Intake intake, Prepared prepared, Once once, Optional<Function<Complaint, Mono<Void>>> along) {
        var attempt = Mono.defer(() -> {
            var changes = changes(actor, intake, prepared);
            var complaint = changes.get(changes.size() - 1).after();
            return added(actor, changes, complaint, once, along)
                    .flatMap(id -> id.equals(complaint.id())
                            ? Mono.just(complaint)
                            : complaints.byId(complaint.village(), id));
        });
        return attempt.retryWhen(Retry.max(TICKET_TRIES)
                .filter(Complaints.TicketTaken.class::isInstance)
                .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
    }

    /** Only a complaint that is new claims its attachments and brings something along. */
    private Mono<Complaint.Id> added(
            Actor actor,
            List<Change> changes,
            Complaint complaint,
            Once once,
            Optional<Function<Complaint, Mono<Void>>> along) {
        var added = complaints.add(once, changes);
        if (along.isEmpty() && complaint.intake().attachments().isEmpty()) {
            return added;
        }
        var rest = claim(actor, complaint).then(Mono.justOrEmpty(along).flatMap(brought -> brought.apply(complaint)));
        return transactions.together(
                added.flatMap(id -> id.equals(complaint.id()) ? rest.thenReturn(id) : Mono.just(id)));
    }

    private Mono<Void> claim(Actor actor, Complaint complaint) {
        return attachments.claim(
                complaint.village(),
                complaint.intake().attachments(),
                actor.requirePerson(),
                new Attachment.Owner(Complaint.OWNER, complaint.id().value()));
    }

    private List<Change> changes(Actor actor, Intake intake, Prepared prepared) {
        var now = clock.instant();
        var complaint = complaint(actor, intake, prepared, now);
        var route = prepared.route(complaint);
        var filed = filed(actor, complaint, route, now);
        var changes = new ArrayList<>(List.of(filed));
        route.handler()
                .map(handler ->
                        filed.after().dispatched(handler.person(), Label.SYSTEM, "", false, Moment.system(now, ids)))
                .ifPresent(changes::add);
        return changes;
    }

    private Change filed(Actor actor, Complaint complaint, Route route, Instant now) {
        var told = Map.of(Complaint.WAITS_FOR, route.told().name());
        var filed = Moment.of(actor, now, ids).first(complaint, entry(actor, complaint), "complaint.filed", told);
        return complaint.intake().occurredAt().map(filed::occurred).orElse(filed);
    }

    private Complaint complaint(Actor actor, Intake intake, Prepared prepared, Instant now) {
        var due = prepared.category()
                .map(Category::due)
                .orElse(prepared.promise())
                .from(now, prepared.workingDays());
        return new Complaint(
                new Complaint.Id(ids.next()),
                actor.requireVillage(),
                1,
                Ticket.random(random),
                intake,
                prepared.grid(),
                prepared.reporting(),
                Status.SUBMITTED,
                Handling.NOBODY,
                Deadline.of(now, due, intake.level()),
                Urging.NONE,
                Ending.NONE,
                false,
                0,
                now);
    }

    private static Entry entry(Actor actor, Complaint complaint) {
        var source = complaint.reporting().source();
        var registered = source.registered() ? "代为登记（" + source.label() + "）" : "";
        var how = source == Reporting.Source.FAMILY ? "由家人代为反映" : registered;
        return Entry.of(Step.Type.FILED, Label.of(actor, complaint), how);
    }
}
