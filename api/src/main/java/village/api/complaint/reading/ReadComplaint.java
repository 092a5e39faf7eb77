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
import village.api.complaint.Followers;
import village.api.complaint.KnownCases;
import village.api.complaint.Step;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.SuggestCategory;
import village.api.complaint.handling.Handlers;
import village.api.complaint.reporter.Supports;
import village.api.gate.VillageNumbers;
import village.api.gate.number.SensitiveNumbers;
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
    private final KnownCases knownCases;
    private final Categories categories;
    private final Handlers handlers;
    private final Grids grids;
    private final Roster roster;
    private final Attachments attachments;
    private final LookBeside lookBeside;
    private final Supports supports;
    private final SuggestCategory suggestCategory;
    private final VillageNumbers numbers;
    private final Clock clock;

    public ReadComplaint(
            Complaints complaints,
            Categories categories,
            Handlers handlers,
            Grids grids,
            Roster roster,
            Attachments attachments,
            LookBeside lookBeside,
            Supports supports,
            SuggestCategory suggestCategory,
            VillageNumbers numbers,
            Clock clock) {
        this.complaints = complaints;
        this.knownCases = new KnownCases(complaints);
        this.categories = categories;
        this.handlers = handlers;
        this.grids = grids;
        this.roster = roster;
        this.attachments = attachments;
        this.lookBeside = lookBeside;
        this.supports = supports;
        this.suggestCategory = suggestCategory;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * One case with everything around it that the reader may see.
     *
     * @param mine whether the reader reported it
     * @param inside whether he works on it: internal texts, plan and handlers are for him; never whose own case it is,
     *     whatever his office
     * @param reporter masked name, or a pseudonym of this one case for whoever may not know it
     * @param staff who may be given the case; empty unless the reader may dispatch it or ask for help
     * @param files what is known of the case's attachments, answers' included
     * @param can what the reader may do now, in words as {@code dispatch}, {@code answer}, {@code rate}
     * @param beside what lies around it: recordings, parties, the case it was merged into
     * @param exact whether the reader may know the very spot
     * @param supported whether the reader has joined it
     * @param suggested what a case without a category seems to belong to; for those who work on it
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
            Beside beside,
            boolean exact,
            boolean supported,
            Optional<Category> suggested) {}

    /** For villagers: one's own case, one that is public or offered, and how far one has come that one has joined. */
    public Mono<View> read(Actor actor, Complaint.Id id) {
        return existing(actor, id)
                .flatMap(found -> knownCases.known(actor, found))
                .flatMap(found -> Access.mayRead(actor, found) ? view(actor, found) : joined(actor, found));
    }

    private Mono<View> joined(Actor actor, Complaint complaint) {
        return follows(actor, complaint)
                .filter(follows -> follows.isPresent() && !complaint.intake().aboutStaff())
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)))
                .flatMap(follows -> view(actor, complaint));
    }

    /** For staff: a case they work on. */
    public Mono<View> open(Actor actor, Complaint.Id id) {
        return existing(actor, id).map(found -> Access.inside(actor, found)).flatMap(found -> view(actor, found));
    }

    /**
     * For who has just acted on a case: he is shown how he left it, even though he sent it back out of his hands; but not
     * what became of it when it turned out to be about staff.
     */
    public Mono<View> after(Actor actor, Complaint acted) {
        return Mono.fromSupplier(() -> objectedTo(actor, acted) ? acted : Access.inside(actor, acted))
                .flatMap(left -> view(actor, left));
    }

    private static boolean objectedTo(Actor actor, Complaint complaint) {
        return !complaint.intake().aboutStaff()
                && complaint.handling().objectors().stream().anyMatch(actor::is);
    }

    private static boolean seesInside(Actor actor, Complaint complaint) {
        return Access.seesInside(actor, complaint)
                || (objectedTo(actor, complaint) && !complaint.reporting().concerns(actor));
    }

    private Mono<Complaint> existing(Actor actor, Complaint.Id id) {
        return complaints
                .byId(actor.requireVillage(), id)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_NOT_FOUND)));
    }

    private Mono<View> view(Actor actor, Complaint complaint) {
        return Mono.zip(around(actor, complaint), numbers.of(complaint.village()), Known::new)
                .flatMap(known -> lookBeside
                        .look(actor, known.around().known(complaint))
                        .map(looked -> toView(actor, complaint, known, looked)));
    }

    private Mono<Optional<Followers.Why>> follows(Actor actor, Complaint complaint) {
        return Mono.justOrEmpty(actor.person())
                .flatMap(person -> supports.followedBy(complaint.village(), person, List.of(complaint.id())))
                .map(followed -> Optional.ofNullable(followed.get(complaint.id())))
                .defaultIfEmpty(Optional.empty());
    }

    private record Known(Around around, SensitiveNumbers numbers) {}

    private record Around(
            List<Step> steps,
            Optional<Category> category,
            Optional<Grid> grid,
            List<Handlers.Handler> staff,
            String reporter,
            List<Attachment> files,
            Optional<Followers.Why> follows,
            Optional<Category> suggested) {
        LookBeside.Known known(Complaint complaint) {
            return new LookBeside.Known(complaint, steps, files, staff);
        }

        ReporterActs.Around toActs(Instant now, LookBeside.Looked looked) {
            return new ReporterActs.Around(
                    now, looked.goesOn(), looked.shared(), looked.steps(), follows, category.flatMap(Category::near));
        }
    }

    private Mono<Around> around(Actor actor, Complaint complaint) {
        var village = complaint.village();
        var owner = new Attachment.Owner(Complaint.OWNER, complaint.id().value());
        return Mono.zip(
                        complaints.steps(village, complaint.id()),
                        optional(Mono.justOrEmpty(complaint.intake().category())
                                .flatMap(code -> categories
                                        .history(village)
                                        .flatMap(all ->
                                                Mono.justOrEmpty(all.meaning(code, complaint.categorisedAt()))))),
                        optional(Mono.justOrEmpty(complaint.grid()).flatMap(grid -> grids.byId(village, grid))),
                        handlers.of(village),
                        reporterName(actor, complaint),
                        attachments.of(village, owner),
                        follows(actor, complaint),
                        optional(suggested(actor, complaint)))
                .map(found -> new Around(
                        found.getT1(),
                        found.getT2(),
                        found.getT3(),
                        found.getT4(),
                        found.getT5(),
                        found.getT6(),
                        found.getT7(),
                        found.getT8()));
    }

    private Mono<Category> suggested(Actor actor, Complaint complaint) {
        var open = complaint.intake().category().isEmpty() && Access.seesInside(actor, complaint);
        return open
                ? suggestCategory.likeliest(
                        complaint.village(), complaint.intake().text())
                : Mono.empty();
    }

    private View toView(Actor actor, Complaint complaint, Known known, LookBeside.Looked looked) {
        var now = clock.instant();
        var around = known.around();
        var outside = Access.isOutside(actor, complaint);
        var inside = seesInside(actor, complaint);
        var shown = Outside.shown(actor, complaint, known.numbers());
        var told = Outside.shown(actor, complaint, around.steps(), known.numbers());
        var steps = inside ? told : told.stream().map(Step::outward).toList();
        var can = can(actor, complaint, around.toActs(now, looked), looked.noted());
        return new View(
                shown,
                steps,
                around.category(),
                shown.grid().flatMap(any -> around.grid()),
                Handlers.having(around.staff(), shown),
                complaint.broughtBy(actor),
                inside,
                around.reporter(),
                can.contains("dispatch") || can.contains("assist") ? around.staff() : List.of(),
                can,
                complaint.colour(now),
                outside ? Outside.files(shown, steps, around.files()) : around.files(),
                Access.readsMasked(actor, complaint)
                        ? looked.beside().masked(known.numbers())
                        : looked.beside().discreet(known.numbers()),
                !outside,
                around.follows().filter(Followers.Why.SUPPORTS::equals).isPresent(),
                around.suggested());
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

    private static List<String> can(Actor actor, Complaint complaint, ReporterActs.Around around, boolean noted) {
        return Stream.of(
                        StaffActs.of(actor, complaint, around.now()),
                        CallerActs.of(actor, complaint, around.now(), around.steps(), noted),
                        ReporterActs.of(actor, complaint, around))
                .flatMap(acts -> acts)
                .toList();
    }

    private static <T> Mono<Optional<T>> optional(Mono<T> found) {
        return found.map(Optional::of).defaultIfEmpty(Optional.empty());
    }
}
