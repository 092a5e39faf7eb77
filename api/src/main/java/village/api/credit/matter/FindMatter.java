package village.api.credit.matter;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.credit.Member;
import village.api.credit.activity.Attendance;
import village.api.credit.activity.Attendances;
import village.api.credit.appeal.Appeal;
import village.api.credit.appeal.Appeals;
import village.api.credit.ledger.Account;
import village.api.credit.ledger.Entry;
import village.api.credit.ledger.Ledger;
import village.api.credit.matter.Matter.What;
import village.api.credit.offline.OfflineStudies;
import village.api.credit.offline.OfflineStudy;
import village.api.event.Event;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/**
 * Finds what an event means. A line that follows from a decision the member is told of anyway, on an appeal, an attendance
 * or a hand-in, is not told once more.
 */
public final class FindMatter implements CreditMatters {
    private static final String AWARDED = "credit.awarded";
    private static final String REVERSED = "credit.reversed";
    private static final String CLOSED = "credit.year-closed";
    private static final String FILED = Appeal.KIND + ".filed";
    private static final String DECIDED = Appeal.KIND + ".decided";
    private static final String CLAIMED = Attendance.KIND + ".claimed";
    private static final String ATTENDED = Attendance.KIND + ".confirmed";
    private static final String NOT_ATTENDED = Attendance.KIND + ".refused";
    private static final String HANDED_IN = OfflineStudy.KIND + ".handed-in";
    private static final String COUNTS = OfflineStudy.KIND + ".confirmed";
    private static final String COUNTS_NOT = OfflineStudy.KIND + ".refused";
    private static final Set<String> KNOWN = Set.of(
            AWARDED, REVERSED, CLOSED, FILED, DECIDED, CLAIMED, ATTENDED, NOT_ATTENDED, HANDED_IN, COUNTS, COUNTS_NOT);

    private final Ledger ledger;
    private final Attendances attendances;
    private final Appeals appeals;
    private final OfflineStudies studies;
    private final Concerned concerned;
    private final BookedMatters booked;

    public FindMatter(
            Ledger ledger,
            Attendances attendances,
            Appeals appeals,
            OfflineStudies studies,
            Decisions decisions,
            Concerned concerned) {
        this.ledger = ledger;
        this.attendances = attendances;
        this.appeals = appeals;
        this.studies = studies;
        this.concerned = concerned;
        this.booked = new BookedMatters(ledger, decisions, concerned);
    }

    @Override
    public boolean knows(String type) {
        return KNOWN.contains(type);
    }

    @Override
    public Mono<Matter> of(Event event) {
        return Mono.justOrEmpty(event.village()).flatMap(village -> matter(event, village));
    }

    /** Lines come by the hundred when a branch writes down a day of study; all else is rare. */
    @Override
    public Mono<Map<UUID, Matter>> ofAll(List<Event> events) {
        var lines = events.stream().filter(FindMatter::tellsOfALine).toList();
        var others = events.stream().filter(event -> !tellsOfALine(event)).toList();
        return CreditMatters.super
                .ofAll(others)
                .flatMap(found -> booked.of(lines).doOnNext(found::putAll).thenReturn(found));
    }

    private static boolean tellsOfALine(Event event) {
        return event.type().equals(AWARDED) && event.village().isPresent();
    }

    private Mono<Matter> matter(Event event, Village.Id village) {
        var id = event.subject().id();
        return switch (event.type()) {
            case AWARDED -> booked.of(List.of(event)).flatMap(found -> Mono.justOrEmpty(found.get(event.id())));
            case REVERSED ->
                ledger.byId(village, new Entry.Id(id))
                        .flatMap(line -> member(What.REVERSED, line.source().member(), ""));
            case CLOSED -> closed(village, Integer.parseInt(event.facts().getOrDefault("year", "0")));
            case FILED -> appeal(village, id, What.APPEAL_FILED);
            case DECIDED -> appeal(village, id, What.APPEAL_DECIDED);
            case CLAIMED -> attendance(village, id, What.ATTENDANCE_CLAIMED);
            case ATTENDED -> confirmed(village, id);
            case NOT_ATTENDED -> attendance(village, id, What.ATTENDANCE_REFUSED);
            case HANDED_IN -> study(village, id, What.HANDED_IN);
            case COUNTS -> study(village, id, What.HAND_IN_CONFIRMED);
            case COUNTS_NOT -> study(village, id, What.HAND_IN_REFUSED);
            default -> Mono.empty();
        };
    }

    private Mono<Matter> closed(Village.Id village, int year) {
        return ledger.accounts(village, year)
                .map(all -> all.stream().map(Account::member).map(Member::id).toList())
                .filter(members -> !members.isEmpty())
                .flatMap(members -> concerned.members(village, members))
                .map(people -> new Matter(What.YEAR_CLOSED, people, String.valueOf(year)));
    }

    private Mono<Matter> appeal(Village.Id village, UUID id, What what) {
        return appeals.byId(village, new Appeal.Id(id)).flatMap(found -> told(what, found.member(), ""));
    }

    private Mono<Matter> attendance(Village.Id village, UUID id, What what) {
        return attendances.byId(village, new Attendance.Id(id)).flatMap(found -> attendance(found, what));
    }

    /** Where the code alone confirmed it, he put that in himself and the page told him. */
    private Mono<Matter> confirmed(Village.Id village, UUID id) {
        return attendances
                .byId(village, new Attendance.Id(id))
                .filter(found -> found.by().isPresent())
                .flatMap(found -> attendance(found, What.ATTENDANCE_CONFIRMED));
    }

    private Mono<Matter> attendance(Attendance found, What what) {
        return told(what, found.member(), found.activity().toString());
    }

    private Mono<Matter> study(Village.Id village, UUID id, What what) {
        return studies.byId(village, new OfflineStudy.Id(id)).flatMap(found -> told(what, found.member(), ""));
    }

    private Mono<Matter> told(What what, Member member, String object) {
        return what.waits()
                ? concerned.secretaries(member).map(keepers -> new Matter(what, keepers, object))
                : member(what, member, object);
    }

    private Mono<Matter> member(What what, Member member, String object) {
        List<RosterPerson.Id> himself = List.of(member.id());
        return concerned.members(member.village(), himself).map(people -> new Matter(what, people, object));
    }
}
