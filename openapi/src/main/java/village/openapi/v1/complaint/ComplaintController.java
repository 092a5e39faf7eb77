package village.openapi.v1.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.JsonNode;
import village.api.Cursors;
import village.api.Reason;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.platform.ListOwnCases;
import village.api.complaint.platform.ReadHandedOver;
import village.api.complaint.platform.ReceiveComplaint;
import village.api.complaint.reading.ListComplaints;
import village.api.complaint.reading.ReadComplaint;
import village.openapi.client.ListRequest;
import village.openapi.client.Onces;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;
import village.openapi.client.StrictBodies;

/** Public cases, and the ones this platform handed over or was sent; nobody's name is in either. */
@RestController
@Tag(name = "complaint", description = "诉求")
@RequestMapping("/openapi/v1/villages/{village}/complaints")
class ComplaintController {
    private static final String LIST = "openapi-complaints";
    private static final String OWN = "openapi-own-complaints";

    private final ListComplaints listComplaints;
    private final ListOwnCases listOwnCases;
    private final ReadComplaint readComplaint;
    private final ReceiveComplaint receiveComplaint;
    private final ReadHandedOver readHandedOver;
    private final Categories categories;
    private final StrictBodies bodies;
    private final Onces onces;
    private final Cursors cursors;

    ComplaintController(
            ListComplaints listComplaints,
            ListOwnCases listOwnCases,
            ReadComplaint readComplaint,
            ReceiveComplaint receiveComplaint,
            ReadHandedOver readHandedOver,
            Categories categories,
            StrictBodies bodies,
            Onces onces,
            Cursors cursors) {
        this.listComplaints = listComplaints;
        this.listOwnCases = listOwnCases;
        this.readComplaint = readComplaint;
        this.receiveComplaint = receiveComplaint;
        this.readHandedOver = readHandedOver;
        this.categories = categories;
        this.bodies = bodies;
        this.onces = onces;
        this.cursors = cursors;
    }

    @Scoped(Resource.COMPLAINTS)
    @GetMapping
    @Operation(
            operationId = "listComplaints",
            summary = "公开的诉求，或者本平台的诉求",
            description = "新的在前。不含反映人。mine=true 列出本平台转来的和转给本平台的，公开不公开都有；反映村干部的不列出。")
    @ApiResponse(responseCode = "200", description = "一页诉求")
    Mono<ComplaintPage> list(
            SignedClient caller,
            @Parameter(description = "true：只列本平台转来的和转给本平台的；不写为公开的") @RequestParam(required = false) @Nullable
                    Boolean mine,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Boolean.TRUE.equals(mine) ? own(caller, limit, after) : published(caller, limit, after);
    }

    private Mono<ComplaintPage> published(SignedClient caller, @Nullable Integer limit, @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST, limit, after))
                .flatMap(asked -> listComplaints.published(caller.actor(), slice(asked)))
                .zipWith(
                        categories.history(caller.requireVillage().id()),
                        (page, history) -> new ComplaintPage(
                                page.items().stream()
                                        .map(complaint -> ComplaintLine.of(complaint, history))
                                        .toList(),
                                ListRequest.next(page, cursors, LIST, Complaint.Id::value)));
    }

    private Mono<ComplaintPage> own(SignedClient caller, @Nullable Integer limit, @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, OWN, limit, after))
                .flatMap(asked -> listOwnCases.list(caller.platform(), slice(asked)))
                .zipWith(
                        categories.history(caller.requireVillage().id()),
                        (page, history) -> new ComplaintPage(
                                page.items().stream()
                                        .map(own -> ComplaintLine.of(own, history))
                                        .toList(),
                                ListRequest.next(page, cursors, OWN, Complaint.Id::value)));
    }

    private static Complaints.Slice slice(ListRequest asked) {
        return new Complaints.Slice(asked.after().map(Complaint.Id::new), asked.limit());
    }

    @Scoped(Resource.COMPLAINTS)
    @GetMapping("/{id}")
    @Refuses(Reason.COMPLAINT_NOT_FOUND)
    @Operation(
            operationId = "getComplaint",
            summary = "一件诉求和它的进展",
            description = "公开的、本平台转来的，或者转给本平台的；别的当作没有。公开的只有开头的那段话和办理单位说的，号码打星号，" + "不含反映人后来补充的话，也不含准确位置；转给本平台的，号码也打星号。")
    @ApiResponse(responseCode = "200", description = "诉求")
    Mono<ComplaintDetail> read(SignedClient caller, @PathVariable UUID id) {
        return shown(caller, new Complaint.Id(id));
    }

    private Mono<ComplaintDetail> shown(SignedClient caller, Complaint.Id id) {
        return Mono.zip(
                readComplaint.read(caller.platform(), id),
                readHandedOver.number(caller.platform(), id),
                (view, number) -> ComplaintDetail.of(view, caller.platform(), number));
    }

    @Scoped(value = Resource.COMPLAINTS, access = Access.WRITE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({
        Reason.COMPLAINT_EXTERNAL_NUMBER,
        Reason.CATEGORY_NOT_FOUND,
        Reason.COMPLAINT_EMPTY,
        Reason.ATTACHMENT_NOT_YOURS,
        Reason.IDEMPOTENCY_KEY_INVALID
    })
    @Operation(
            operationId = "createComplaint",
            summary = "转来一件诉求",
            description = "必须带 Idempotency-Key；网络不好时用同一个编号重发，只会办一次。同一个 externalNumber 只能转一次。",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NewComplaint.class))))
    @ApiResponse(responseCode = "201", description = "已收到，ticket 是查询号")
    Mono<ComplaintDetail> create(
            SignedClient caller,
            @RequestHeader(name = Onces.KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return bodies.read(body, NewComplaint.class)
                .flatMap(fresh -> receiveComplaint.receive(
                        caller.platform(), fresh.toHandover(), onces.once(caller, "complaint.receive", key, fresh)))
                .flatMap(complaint -> shown(caller, complaint.id()));
    }
}
