package village.wechat.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Page;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Rating;
import village.api.complaint.Ticket;
import village.api.complaint.claiming.ListClaimable;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.intake.FindNear;
import village.api.complaint.reading.ListComplaints;
import village.api.complaint.reading.ReadComplaint;
import village.api.complaint.reporter.RateComplaint;
import village.api.identity.Actor;
import village.api.place.Point;
import village.api.place.ScanDoorPlate;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.dialogue.talk.EmergencyWords;

/** What villagers do with complaints. */
@RestController
@RequestMapping("/mp/v1")
@Tag(name = "诉求", description = "反映事情、看进展、评价")
class ComplaintController {
    private static final EmergencyWords EMERGENCIES = EmergencyWords.shipped();
    private static final String MINE = "my-complaints";
    private static final String PUBLIC = "public-complaints";
    private static final String CLAIMABLE = "claimable-complaints";

    private final FileComplaint fileComplaint;
    private final RateComplaint rateComplaint;
    private final ReadComplaint readComplaint;
    private final ListComplaints listComplaints;
    private final ListClaimable listClaimable;
    private final FindNear findNear;
    private final ScanDoorPlate scanDoorPlate;
    private final Summaries summaries;
    private final Requests requests;
    private final Cursors cursors;

    ComplaintController(
            FileComplaint fileComplaint,
            RateComplaint rateComplaint,
            ReadComplaint readComplaint,
            ListComplaints listComplaints,
            ListClaimable listClaimable,
            FindNear findNear,
            ScanDoorPlate scanDoorPlate,
            Summaries summaries,
            Requests requests,
            Cursors cursors) {
        this.fileComplaint = fileComplaint;
        this.rateComplaint = rateComplaint;
        this.readComplaint = readComplaint;
        this.listComplaints = listComplaints;
        this.listClaimable = listClaimable;
        this.findNear = findNear;
        this.scanDoorPlate = scanDoorPlate;
        this.summaries = summaries;
        this.requests = requests;
        this.cursors = cursors;
    }

    /** What the reporter takes home. */
    @Schema(name = "FiledComplaint")
    record Filed(
            UUID id,
            @Schema(example = "48392071") String ticket,
            String status,
            OffsetDateTime dueAt,

            @Schema(description = "听着像急事，先打这些电话", example = "[\"119\"]")
            List<String> callFirst) {
        static Filed of(Complaint complaint) {
            return new Filed(
                    complaint.id().value(),
                    complaint.ticket().value(),
                    Words.of(complaint.status()),
                    Times.of(complaint.dueAt()),
                    List.copyOf(EMERGENCIES.numbers(complaint.intake().text())));
        }
    }

    @Operation(operationId = "fileComplaint", summary = "反映一件事")
    @PostMapping("/villages/{village}/complaints")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Filed> file(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewComplaint body) {
        return Mono.defer(() ->
                        fileComplaint.file(actor, body.toIntake(), requests.once(actor, "complaint.file", key, body)))
                .map(Filed::of);
    }

    @Operation(operationId = "listPublicComplaints", summary = "本村公开的诉求；或按编号查一件，或附近在办的，或党员可以接的")
    @GetMapping("/villages/{village}/complaints")
    Mono<ComplaintList> published(
            Actor actor,
            @ParameterObject ListQuery query,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            if (query.near() != null) {
                return near(actor, ListQuery.point(query.near(), query.crs()), query);
            }
            if (query.doorPlate() != null) {
                return nearPlate(actor, query.doorPlate(), query);
            }
            if (Boolean.TRUE.equals(query.claimable())) {
                return page(listClaimable.list(actor, slice(CLAIMABLE, limit, after)), CLAIMABLE);
            }
            return query.ticket() == null
                    ? page(listComplaints.published(actor, slice(PUBLIC, limit, after)), PUBLIC)
                    : page(one(actor, query.ticket()), PUBLIC);
        });
    }

    private Mono<ComplaintList> near(Actor actor, Point point, ListQuery query) {
        return findNear.near(actor, point, query.wantedCategory()).map(NearbyComplaints::of);
    }

    /** Where a plate hangs is looked up here: its spot is nobody's to be told. */
    private Mono<ComplaintList> nearPlate(Actor actor, String code, ListQuery query) {
        return scanDoorPlate
                .scan(code)
                .filter(place ->
                        actor.village().filter(place.plate().village()::equals).isPresent())
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.DOOR_PLATE_NOT_FOUND)))
                .flatMap(place -> Mono.justOrEmpty(place.plate().point()))
                .flatMap(point -> near(actor, point, query))
                .switchIfEmpty(Mono.fromSupplier(() -> NearbyComplaints.of(List.of())));
    }

    private Mono<Page<Complaint, Complaint.Id>> one(Actor actor, String ticket) {
        return listComplaints
                .byTicket(actor, new Ticket(ticket))
                .map(List::of)
                .defaultIfEmpty(List.of())
                .map(found -> new Page<>(found, Optional.empty()));
    }

    @Operation(operationId = "listMyComplaints", summary = "我反映的事")
    @GetMapping("/me/complaints")
    Mono<ComplaintPage> mine(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> page(listComplaints.mine(actor, slice(MINE, limit, after)), MINE));
    }

    private Complaints.Slice slice(String list, @Nullable Integer limit, @Nullable String after) {
        var asked = ListRequest.of(cursors, list, limit, after);
        return new Complaints.Slice(asked.after().map(Complaint.Id::new), asked.limit());
    }

    private Mono<ComplaintPage> page(Mono<Page<Complaint, Complaint.Id>> found, String list) {
        return found.flatMap(page -> summaries
                .of(page.items())
                .map(items -> new ComplaintPage(items, ListRequest.next(page, cursors, list, Complaint.Id::value))));
    }

    @Operation(operationId = "readComplaint", summary = "一件诉求和它的办理经过")
    @GetMapping("/villages/{village}/complaints/{id}")
    Mono<ComplaintDetail> read(Actor actor, @PathVariable UUID id) {
        return readComplaint.read(actor, new Complaint.Id(id)).map(view -> ComplaintDetail.of(view, false));
    }

    /** What the reporter says of the answer. */
    @Schema(name = "NewRating", example = """
        {"fixed": true, "stars": 5, "text": "当天就修好了"}
        """)
    record NewRating(
            @Schema(description = "解决了没有") @NotNull(message = "请选“解决了”或“没解决”。")
            Boolean fixed,

            @Schema(description = "打几颗星，可以不打")
            @Nullable
            @Min(value = 1, message = "请选 1 到 5 颗星。")
            @Max(value = 5, message = "请选 1 到 5 颗星。")
            Integer stars,

            @Nullable String text) {

        Rating toRating() {
            return new Rating(fixed, Optional.ofNullable(stars), text == null ? "" : text);
        }
    }

    @Operation(operationId = "rateComplaint", summary = "评价办理结果；没解决的继续办理")
    @PostMapping("/villages/{village}/complaints/{id}/ratings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ComplaintDetail> rate(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewRating body) {
        return Mono.defer(() -> rateComplaint.rate(
                        actor,
                        new Complaint.Id(id),
                        body.toRating(),
                        requests.optional(actor, "complaint.rate:" + id, key, body)))
                .then(Mono.defer(() -> read(actor, id)));
    }
}
