package village.api.complaint.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.Page;
import village.api.complaint.Access;
import village.api.complaint.Colour;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Ending;
import village.api.complaint.InMemoryComplaints;
import village.api.complaint.Rating;
import village.api.complaint.Status;
import village.api.complaint.voice.Recordings;
import village.api.complaint.voice.Transcript;
import village.api.identity.Actor;
import village.api.place.Village;

/** The twin, over the twin of the cases. */
public final class InMemoryCaseLists implements CaseLists {
    private static final Comparator<Complaint> NEWEST_FIRST =
            Comparator.<Complaint, String>comparing(one -> one.id().toString()).reversed();
    private static final Comparator<Complaint> BY_DUE =
            Comparator.comparing(Complaint::dueAt).thenComparing(one -> one.id().toString());

    private final InMemoryComplaints complaints;
    private final Recordings recordings;

    public InMemoryCaseLists(InMemoryComplaints complaints, Recordings recordings) {
        this.complaints = complaints;
        this.recordings = recordings;
    }

    @Override
    public Mono<Page<Complaint, Complaint.Id>> list(
            List<Village.Id> villages, CaseQuery query, Complaints.Slice slice) {
        return Mono.fromSupplier(() -> {
            var order = query.group().byDue() ? BY_DUE : NEWEST_FIRST;
            var last = slice.after()
                    .flatMap(id -> complaints.all().stream()
                            .filter(one -> one.id().equals(id))
                            .findFirst());
            var rows = complaints.all().stream()
                    .filter(one -> villages.contains(one.village()))
                    .filter(one -> matches(one, query))
                    .sorted(order)
                    .filter(one -> last.isEmpty() || order.compare(one, last.get()) > 0)
                    .limit(slice.limit() + 1L)
                    .toList();
            return Page.of(rows, slice.limit(), Complaint::id);
        });
    }

    private boolean matches(Complaint one, CaseQuery query) {
        return seen(query.view()).test(one)
                && !(one.intake().aboutStaff() && query.ownVillages().contains(one.village()))
                && query.checker().filter(who -> !mayCheck(who, one)).isEmpty()
                && query.group().holds(one.status())
                && (query.categories().isEmpty()
                        || one.intake()
                                .category()
                                .filter(query.categories()::contains)
                                .isPresent())
                && (query.grid().isEmpty() || query.grid().equals(one.grid()))
                && query.colour()
                        .filter(wanted -> wanted != one.colour(query.now()))
                        .isEmpty()
                && query.search().map(search -> found(one, search)).orElse(true);
    }

    private static boolean mayCheck(CaseQuery.Checker who, Complaint one) {
        var actor = new Actor(Optional.of(who.person()), Optional.of(one.village()), Set.of(), who.roster(), Set.of());
        return !Access.isHandler(actor, one) && !one.reporting().concerns(actor);
    }

    private boolean found(Complaint one, CaseSearch search) {
        if (search.ticket().isPresent()) {
            return one.ticket().value().startsWith(search.ticket().get());
        }
        var texts = Stream.concat(Stream.of(one.intake().text()), spoken(one)).toList();
        return search.words().stream().allMatch(word -> texts.stream().anyMatch(text -> text.contains(word)));
    }

    private Stream<String> spoken(Complaint one) {
        return Optional.ofNullable(
                        recordings.transcripts(one.village(), one.id()).block())
                .orElse(List.of())
                .stream()
                .map(Transcript::text);
    }

    private static Predicate<Complaint> seen(Complaints.StaffView view) {
        return one -> (view.aboutStaff() || !one.intake().aboutStaff())
                && (view.onlyHandledBy().isEmpty()
                        || one.handler().equals(view.onlyHandledBy())
                        || one.handling()
                                .assistants()
                                .contains(view.onlyHandledBy().get())
                        || one.grid().filter(view.grids()::contains).isPresent());
    }

    @Override
    public Mono<List<GridCount>> openByGrid(Village.Id village, Complaints.StaffView view, Instant now) {
        return Mono.fromSupplier(() -> complaints.all().stream()
                .filter(one -> one.village().equals(village) && one.status().open())
                .filter(seen(view))
                .collect(Collectors.groupingBy(Complaint::grid))
                .entrySet()
                .stream()
                .map(each -> new GridCount(
                        each.getKey(),
                        count(each.getValue(), Colour.GREEN, now),
                        count(each.getValue(), Colour.YELLOW, now),
                        count(each.getValue(), Colour.RED, now)))
                .toList());
    }

    private static long count(List<Complaint> cases, Colour colour, Instant now) {
        return cases.stream().filter(one -> one.colour(now) == colour).count();
    }

    @Override
    public Mono<List<Waiting>> waiting(List<Village.Id> villages, Set<Village.Id> own) {
        return Mono.fromSupplier(() -> villages.stream()
                .map(village -> new Waiting(
                        village,
                        count(village, own, CaseGroup.TO_DISPATCH),
                        count(village, own, CaseGroup.TO_VERIFY),
                        count(village, own, CaseGroup.TRANSFERRED)))
                .filter(one -> one.toDispatch() + one.toVerify() + one.transferred() > 0)
                .toList());
    }

    @Override
    public Mono<List<Verdicts>> verdicts(List<Village.Id> villages, Set<Village.Id> own, Instant since) {
        return Mono.fromSupplier(() -> villages.stream()
                .map(village -> verdicts(village, ended(village, own, since)))
                .filter(one -> one.rated() + one.unrated() > 0)
                .toList());
    }

    private Stream<Complaint> counted(Village.Id village, Set<Village.Id> own) {
        return complaints.all().stream()
                .filter(one -> one.village().equals(village))
                .filter(one -> !one.intake().aboutStaff() || !own.contains(village));
    }

    private List<Ending> ended(Village.Id village, Set<Village.Id> own, Instant since) {
        return counted(village, own)
                .filter(one -> one.status() == Status.RATED || one.status() == Status.CLOSED)
                .map(Complaint::ending)
                .filter(ending -> ending.closing()
                        .filter(why -> why == Ending.Closing.WITHDRAWN)
                        .isEmpty())
                .filter(ending ->
                        !ending.ratedAt().or(ending::closedAt).orElseThrow().isBefore(since))
                .toList();
    }

    private static Verdicts verdicts(Village.Id village, List<Ending> ended) {
        var ratings =
                ended.stream().map(Ending::rating).flatMap(Optional::stream).toList();
        var satisfied = ratings.stream().filter(Rating::satisfied).count();
        return new Verdicts(village, satisfied, ratings.size(), ended.size() - ratings.size());
    }

    private long count(Village.Id village, Set<Village.Id> own, CaseGroup group) {
        return counted(village, own).filter(one -> group.holds(one.status())).count();
    }
}
