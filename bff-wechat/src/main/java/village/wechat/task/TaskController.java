package village.wechat.task;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.attachment.Attachment;
import village.api.attachment.ListAttachmentsToReview;
import village.api.complaint.Colour;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.desk.CaseFilter;
import village.api.complaint.desk.CaseGroup;
import village.api.complaint.desk.DescribeCases;
import village.api.complaint.desk.ListCases;
import village.api.complaint.reading.ListComplaints;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.api.identity.binding.ListPendingBindings;
import village.api.identity.family.ListFamilyRequests;
import village.api.inquiry.answering.ReadDesk;
import village.api.notice.oversight.CountParkedNotices;
import village.api.place.Village;
import village.wechat.ListRequest;
import village.wechat.complaint.Summaries;

/** The console's first page: what is due, most pressing first. */
@RestController
@Tag(name = "待办", description = "工作台首页")
class TaskController {
    private static final String LIST = "tasks";
    private static final int FEW = 20;

    private final ListComplaints listComplaints;
    private final ListCases listCases;
    private final ListPendingBindings listPendingBindings;
    private final ListFamilyRequests listFamilyRequests;
    private final ListAttachmentsToReview listAttachmentsToReview;
    private final VerificationTasks verificationTasks;
    private final DisclosureTasks disclosureTasks;
    private final CreditTasks creditTasks;
    private final CountParkedNotices countParkedNotices;
    private final ReadDesk readDesk;
    private final DescribeCases describeCases;
    private final Summaries summaries;
    private final Cursors cursors;

    TaskController(
            ListComplaints listComplaints,
            ListCases listCases,
            ListPendingBindings listPendingBindings,
            ListFamilyRequests listFamilyRequests,
            ListAttachmentsToReview listAttachmentsToReview,
            VerificationTasks verificationTasks,
            DisclosureTasks disclosureTasks,
            CreditTasks creditTasks,
            CountParkedNotices countParkedNotices,
            ReadDesk readDesk,
            DescribeCases describeCases,
            Summaries summaries,
            Cursors cursors) {
        this.listComplaints = listComplaints;
        this.listCases = listCases;
        this.listPendingBindings = listPendingBindings;
        this.listFamilyRequests = listFamilyRequests;
        this.listAttachmentsToReview = listAttachmentsToReview;
        this.verificationTasks = verificationTasks;
        this.disclosureTasks = disclosureTasks;
        this.creditTasks = creditTasks;
        this.countParkedNotices = countParkedNotices;
        this.readDesk = readDesk;
        this.describeCases = describeCases;
        this.summaries = summaries;
        this.cursors = cursors;
    }

    @Operation(
            operationId = "listTasks",
            summary =
                    "待办：诉求按到期先后，首页另有转出快到期的诉求，等着核实的答复，待答复和等着决定公不公开的咨询，公开要审核、修改、公布和到期的，待答复的疑问、待审批的绑定和家人代办、待审核的附件；首页另有没能送到村民微信的通知有几条、几个人的")
    @GetMapping("/console/v1/villages/{village}/tasks")
    Mono<TaskView.Page> list(
            Actor actor,
            Village village,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var asked = ListRequest.of(cursors, LIST, limit, after);
            var first = asked.after().isEmpty();
            var others = first ? others(actor, village) : Mono.just(List.<TaskView>of());
            var undelivered = first ? undelivered(actor) : Mono.just(Optional.<Undelivered>empty());
            return Mono.zip(complaints(actor, asked), counted(actor), others, undelivered)
                    .map(found -> new TaskView.Page(
                            joined(found.getT1().items(), found.getT3()),
                            found.getT2(),
                            found.getT4().orElse(null),
                            found.getT1().next()));
        });
    }

    private Mono<Optional<Undelivered>> undelivered(Actor actor) {
        return CountParkedNotices.permitted(actor)
                ? countParkedNotices.count(actor).map(Undelivered::of).map(Optional::of)
                : Mono.just(Optional.empty());
    }

    private record Cases(List<TaskView> items, @Nullable String next) {}

    /** The supervision committee and the branch's secretary have no part in complaints. */
    private static boolean onlyChecks(Actor actor) {
        return actor.holds(Role.SUPERVISION_COMMITTEE, Role.BRANCH_SECRETARY)
                && !actor.holds(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR);
    }

    private Mono<TaskView.Counts> counted(Actor actor) {
        return onlyChecks(actor)
                ? Mono.just(TaskView.Counts.NONE)
                : listComplaints.countForStaff(actor).map(TaskView.Counts::of);
    }

    private Mono<Cases> complaints(Actor actor, ListRequest asked) {
        if (onlyChecks(actor)) {
            return Mono.just(new Cases(List.of(), null));
        }
        var slice = new Complaints.Slice(asked.after().map(Complaint.Id::new), asked.limit());
        return listComplaints
                .forStaff(actor, true, slice)
                .flatMap(page -> Mono.zip(summaries.of(page.items()), unheard(actor, page.items()))
                        .map(found -> new Cases(
                                found.getT1().stream()
                                        .map(item ->
                                                TaskView.of(item, found.getT2().contains(item.id())))
                                        .toList(),
                                ListRequest.next(page, cursors, LIST, Complaint.Id::value))));
    }

    /** The cases among these in which a voice waits for somebody to listen. */
    private Mono<Set<UUID>> unheard(Actor actor, List<Complaint> cases) {
        return cases.isEmpty()
                ? Mono.just(Set.of())
                : describeCases
                        .describe(actor, cases)
                        .map(described -> described.stream()
                                .filter(DescribeCases.Described::unheard)
                                .map(one -> one.complaint().id().value())
                                .collect(Collectors.toSet()));
    }

    /** What waits for people who may decide it. */
    private Mono<List<TaskView>> others(Actor actor, Village village) {
        return Flux.concat(
                        transferred(actor),
                        verificationTasks.of(actor),
                        inquiries(actor, village),
                        disclosureTasks.of(actor, village),
                        creditTasks.of(actor, village),
                        bindings(actor, village),
                        families(actor, village),
                        attachments(actor, village))
                .collectList()
                .map(found -> found.stream().flatMap(List::stream).toList());
    }

    /** What was sent to an office outside: for the township as soon as the law's time runs out, above it once it has. */
    private Mono<List<TaskView>> transferred(Actor actor) {
        return actor.holds(Role.DISPATCHER, Role.SUPERVISOR)
                ? Flux.fromIterable(
                                actor.holds(Role.DISPATCHER) ? List.of(Colour.RED, Colour.YELLOW) : List.of(Colour.RED))
                        .concatMap(colour -> listCases.list(
                                actor,
                                new CaseFilter(
                                        CaseGroup.TRANSFERRED,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(colour),
                                        Optional.empty()),
                                new Complaints.Slice(Optional.empty(), FEW)))
                        .concatMap(page -> summaries.of(page.items()))
                        .flatMapIterable(items -> items)
                        .map(TaskView::of)
                        .collectList()
                : Mono.just(List.of());
    }

    /** For whoever sits at a desk, whatever his role. */
    private Mono<List<TaskView>> inquiries(Actor actor, Village village) {
        return Mono.zip(readDesk.due(actor, FEW), readDesk.undecided(actor, FEW))
                .map(found -> joined(
                        found.getT1().stream()
                                .map(view -> TaskView.of(view, village))
                                .toList(),
                        found.getT2().stream()
                                .map(view -> TaskView.toModerate(view, village))
                                .toList()));
    }

    private Mono<List<TaskView>> bindings(Actor actor, Village village) {
        return actor.holds(Role.CADRE)
                ? listPendingBindings
                        .list(actor, FEW, Optional.empty())
                        .map(page -> page.items().stream()
                                .map(one -> TaskView.of(one, village))
                                .toList())
                : Mono.just(List.of());
    }

    private Mono<List<TaskView>> families(Actor actor, Village village) {
        return actor.holds(Role.CADRE)
                ? listFamilyRequests
                        .list(actor, FEW, Optional.empty())
                        .map(page -> page.items().stream()
                                .map(one -> TaskView.of(one, village))
                                .toList())
                : Mono.just(List.of());
    }

    private Mono<List<TaskView>> attachments(Actor actor, Village village) {
        if (!actor.holds(Role.CADRE, Role.DISPATCHER)) {
            return Mono.just(List.of());
        }
        return listAttachmentsToReview
                .list(actor, Set.of(Attachment.State.REVIEW), Optional.empty(), FEW)
                .map(page -> page.items().stream()
                        .map(one -> TaskView.of(one, village))
                        .toList());
    }

    private static List<TaskView> joined(List<TaskView> first, List<TaskView> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
