package village.api.complaint.intake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.complaint.Followers;
import village.api.complaint.Status;
import village.api.complaint.Ticket;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.Nearness;
import village.api.complaint.reporter.Supports;
import village.api.gate.VillageNumbers;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;
import village.api.place.Point;

/** Before a villager reports, he sees what has been reported nearby: perhaps he only wants to join. */
public final class FindNear {
    private static final int AT_MOST = 10;
    private static final int FOR_STAFF = 10;
    private static final int FOR_NEIGHBOURS = 50;
    /** What nobody has put into a category yet may be the same within this. */
    private static final Nearness WITHOUT_CATEGORY = new Nearness(100, 14);

    private final NearComplaints nearComplaints;
    private final Supports supports;
    private final Categories categories;
    private final VillageNumbers numbers;
    private final Clock clock;

    public FindNear(
            NearComplaints nearComplaints,
            Supports supports,
            Categories categories,
            VillageNumbers numbers,
            Clock clock) {
        this.nearComplaints = nearComplaints;
        this.supports = supports;
        this.categories = categories;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * A case nearby, as far as a neighbour may see it.
     *
     * @param ticket of what is public or his own
     * @param text of what is public, numbers masked, or his own
     * @param category empty where it was put into none yet
     * @param metres to the nearest fifty, for staff to the nearest ten: enough to recognise it, too little to find a house
     * @param mine whether he reported it himself
     * @param supported whether he has joined it
     */
    public record Nearby(
            Complaint.Id id,
            boolean published,
            Optional<Ticket> ticket,
            Optional<Category> category,
            Optional<String> text,
            Status status,
            Instant filedAt,
            int metres,
            int supports,
            boolean mine,
            boolean supported) {}

    /**
     * Open cases near the point, nearest first, at most ten; with them what is public and in no category yet.
     *
     * @param category an upper or lower code; empty for every category whose cases are offered
     */
    public Mono<List<Nearby>> near(Actor actor, Point point, Optional<String> category) {
        return Mono.fromSupplier(actor::requireBound)
                .flatMap(neighbour -> categories.inForce(neighbour.requireVillage()))
                .flatMap(catalogue ->
                        around(actor, point, reaches(catalogue, category)).map(found -> new Found(catalogue, found)))
                .flatMap(found -> Mono.zip(
                        joined(actor, found),
                        numbers.of(actor.requireVillage()),
                        (why, hidden) -> shown(actor, found, new Told(why, hidden))));
    }

    /** How the cases are told of. */
    private record Told(Map<Complaint.Id, Followers.Why> joined, SensitiveNumbers hidden) {
        String text(Complaint complaint, boolean mine) {
            var text = complaint.intake().text();
            return mine ? text : hidden.masked(text);
        }
    }

    private record Found(Categories.Catalogue catalogue, List<NearComplaints.Near> cases) {}

    private Mono<List<NearComplaints.Near>> around(Actor actor, Point point, List<NearComplaints.Reach> reaches) {
        return nearComplaints.around(actor.requireVillage(), point, reaches, clock.instant(), AT_MOST);
    }

    private static List<NearComplaints.Reach> reaches(Categories.Catalogue catalogue, Optional<String> category) {
        if (category.filter(code -> catalogue.byCode(code).isEmpty()).isPresent()) {
            throw Refusal.of(Reason.CATEGORY_NOT_FOUND);
        }
        var known = catalogue.entries().stream()
                .filter(entry -> category.isEmpty()
                        || entry.code().equals(category.get())
                        || entry.parent().equals(category))
                .flatMap(entry -> entry.near().map(near -> new NearComplaints.Reach(entry.code(), near)).stream());
        return Stream.concat(known, Stream.of(new NearComplaints.Reach(Optional.empty(), WITHOUT_CATEGORY)))
                .toList();
    }

    private Mono<Map<Complaint.Id, Followers.Why>> joined(Actor actor, Found found) {
        var ids = found.cases().stream().map(near -> near.complaint().id()).toList();
        return supports.followedBy(actor.requireVillage(), actor.requirePerson(), ids);
    }

    private static List<Nearby> shown(Actor actor, Found found, Told told) {
        return found.cases().stream()
                .map(near -> nearby(actor, near, found.catalogue(), told))
                .toList();
    }

    private static Nearby nearby(Actor actor, NearComplaints.Near near, Categories.Catalogue catalogue, Told told) {
        var complaint = near.complaint();
        var rounding = actor.staff() ? FOR_STAFF : FOR_NEIGHBOURS;
        var mine = complaint.reporting().concerns(actor);
        var visible = Optional.of(complaint).filter(one -> mine || one.published());
        return new Nearby(
                complaint.id(),
                complaint.published(),
                visible.map(Complaint::ticket),
                complaint.intake().category().flatMap(catalogue::byCode),
                visible.map(one -> told.text(one, mine)),
                complaint.status(),
                complaint.filedAt(),
                (int) Math.round(near.metres() / rounding) * rounding,
                complaint.supports(),
                mine,
                told.joined().get(complaint.id()) == Followers.Why.SUPPORTS);
    }
}
