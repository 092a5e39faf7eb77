package village.api.complaint.reading;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.Attachments;
import village.api.complaint.Access;
import village.api.complaint.Colour;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.handling.Handlers;
import village.api.identity.Actor;
import village.api.identity.PersonName;
import village.api.identity.Roster;
import village.api.identity.RosterEntry;
import village.api.place.Grid;
import village.api.place.Grids;

/** Shows one case as far as the reader may see it. */
public final class ReadComplaint {
    private static final String PSEUDONYM = "诉求人";
    private static final int LAST_DIGITS = 4;

    private final Complaints complaints;
    private final Categories categories;
    private final Handlers handlers;
    private final Grids grids;
    private final Roster roster;
    private final Attachments attachments;
    private final LookBeside lookBeside;
    private final Clock clock;

    public ReadComplaint(
            Complaints complaints,
            Categories categories,
            Handlers handlers,
            Grids grids,
            Roster roster,
            Attachments attachments,
            LookBeside lookBeside,
            Clock clock) {
        this.complaints = complaints;
        this.categories = categories;
        this.handlers = handlers;
        this.grids = grids;
        this.roster = roster;
        this.attachments = attachments;
        this.lookBeside = lookBeside;
        this.clock = clock;
    }

    /**
     * One case with everything around it that the reader may see.
     *
     * @param mine whether the reader reported it
     * @param inside whether he works on it: internal texts, plan and handlers are for him
     * @param reporter masked name, or a pseudonym of this one case for whoever may not know it
     * @param staff who may be given the case; empty unless the reader may dispatch it or ask for help
     * @param files what is known of the case's attachments, answers' included
     * @param can what the reader may do now, in words as {@code dispatch}, {@code answer}, {@code rate}
     */
    public record View(
            Complaint complaint,
            List<Step> steps,
            Optional<Category> category,
            Optional<Grid> grid,
            Optional<Handlers.Handler> handler,
            boolean mine,
            boolean inside,
            String reporter,
            List<Handlers.Handler> staff,
            List<String> can,
            Colour colour,
            List<Attachment> files,
            Beside beside) {}

    /** For villagers: the reporter's own case, or one that is public. */
    public Mono<View> read(Actor actor, Complaint.Id id) {
        return existing(actor, id).map(found -> Access.readable(actor, found)).flatMap(found -> view(actor, found));
    }

    /** For staff: a case they work on. */
    public Mono<View> open(Actor actor, Complaint.Id id) {
        return existing(actor, id).map(found -> Access.workable(actor, found)).flatMap(found -> view(actor, found));
    }

    /** For who has just acted on a case: he is shown how he left it, even though he sent it back out of his hands. */
    public Mono<View> after(Actor actor, Complaint acted) {
        return Mono.fromSupplier(() -> objectedTo(actor, acted) ? acted : Access.workable(actor, acted))
                .flatMap(left -> view(actor, left));
    }

    private static boolean objectedTo(Actor actor, Complaint complaint) {
        return complaint.handling().objectors().stream().anyMatch(actor::is);
    }

    private Mono<Complaint> existing(Actor actor, Complaint.Id id) {
        return complaints
                .byId(actor.requireVillage(), id)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private Mono<View> view(Actor actor, Complaint complaint) {
        return around(actor, complaint)
                .flatMap(around -> lookBeside
                        .look(actor, around.known(complaint))
                        .map(beside -> toView(actor, complaint, around, beside)));
    }

    private record Around(
            List<Step> steps,
            Optional<Category> category,
            Optional<Grid> grid,
            List<Handlers.Handler> staff,
            String reporter,
            List<Attachment> files) {
        LookBeside.Known known(Complaint complaint) {
            return new LookBeside.Known(complaint, steps, files, staff);
        }
    }

    private Mono<Around> around(Actor actor, Complaint complaint) {
        var village = complaint.village();
        var owner = new Attachment.Owner(Complaint.OWNER, complaint.id().value());
        return Mono.zip(
                        complaints.steps(village, complaint.id()),
                        optional(Mono.justOrEmpty(complaint.intake().category())
                                .flatMap(code -> categories.byCode(village, code))),
                        optional(Mono.justOrEmpty(complaint.grid()).flatMap(grid -> grids.byId(village, grid))),
                        handlers.of(village),
                        reporterName(actor, complaint),
                        attachments.of(village, owner))
                .map(found -> new Around(
                        found.getT1(), found.getT2(), found.getT3(), found.getT4(), found.getT5(), found.getT6()));
    }

    private View toView(Actor actor, Complaint complaint, Around around, Beside beside) {
        var handler = complaint
                .handler()
                .flatMap(person -> around.staff().stream()
                        .filter(member -> member.person().equals(person))
                        .findFirst());
        var now = clock.instant();
        var can = can(actor, complaint, now);
        return new View(
                complaint,
                around.steps(),
                around.category(),
                around.grid(),
                handler,
                complaint.broughtBy(actor),
                Access.mayWorkOn(actor, complaint),
                around.reporter(),
                can.contains("dispatch") || can.contains("assist") ? around.staff() : List.of(),
                can,
                complaint.colour(now),
                around.files(),
                beside);
    }

    private Mono<String> reporterName(Actor actor, Complaint complaint) {
        var known = complaint.broughtBy(actor) || Access.maySeeName(actor, complaint);
        if (!known) {
            return Mono.just(pseudonym(complaint));
        }
        return Mono.justOrEmpty(complaint.reporterRoster())
                .flatMap(id -> roster.byId(complaint.village(), id))
                .map(RosterEntry::name)
                .map(PersonName::masked)
                .defaultIfEmpty(pseudonym(complaint));
    }

    /** Tells this case from others and nothing else. */
    private static String pseudonym(Complaint complaint) {
        var ticket = complaint.ticket().value();
        return PSEUDONYM + ticket.substring(ticket.length() - LAST_DIGITS);
    }

    private static List<String> can(Actor actor, Complaint complaint, Instant now) {
        return Stream.concat(StaffActs.of(actor, complaint, now), ReporterActs.of(actor, complaint))
                .toList();
    }

    private static <T> Mono<Optional<T>> optional(Mono<T> found) {
        return found.map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
