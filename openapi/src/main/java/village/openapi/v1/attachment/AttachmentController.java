package village.openapi.v1.attachment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;
import village.api.attachment.ReadAttachment;
import village.api.attachment.ReceiveAttachment;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.complaint.Complaint;
import village.api.disclosure.Filing;
import village.api.news.Article;
import village.openapi.client.Onces;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;

@RestController
@Tag(name = "attachment", description = "附件：照片、录音、文档")
class AttachmentController {
    private static final Map<String, Resource> OWNERS = Map.of(
            Complaint.OWNER, Resource.COMPLAINTS,
            Article.OWNER, Resource.NEWS,
            Filing.OWNER, Resource.DISCLOSURES);
    private static final String FORM = """
        先上传文件，再在 `POST …/complaints` 或 `POST …/updates` 的 `attachments` 里写它的编号；只能用自己上传的，每个只能用一次。
        签名时请求体按实际发出的 multipart 字节算摘要。必须带 Idempotency-Key，重发同一个文件用同一个。
        种类按内容认，图片重新编码、去掉拍摄地点等信息；图片最大 10 MB，录音 5 MB，文档 20 MB。\
        """;

    private final ReceiveAttachment receiveAttachment;
    private final ReadAttachment readAttachment;

    AttachmentController(ReceiveAttachment receiveAttachment, ReadAttachment readAttachment) {
        this.receiveAttachment = receiveAttachment;
        this.readAttachment = readAttachment;
    }

    /** The form, for the document. */
    @Schema(name = "NewAttachment")
    record Form(
            @Schema(type = "string", format = "binary", requiredMode = Schema.RequiredMode.REQUIRED)
            String file) {}

    @Scoped(value = Resource.ATTACHMENTS, access = Access.WRITE, file = true)
    @PostMapping("/openapi/v1/villages/{village}/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    @Refuses({
        Reason.IDEMPOTENCY_KEY_INVALID,
        Reason.ATTACHMENT_TOO_LARGE,
        Reason.ATTACHMENT_TYPE,
        Reason.ATTACHMENT_BROKEN,
        Reason.CLIENT_UPLOADS
    })
    @Operation(
            operationId = "createAttachment",
            summary = "上传一个文件",
            description = FORM,
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
                                            schema = @Schema(implementation = Form.class))))
    @ApiResponse(responseCode = "201", description = "已收到")
    Mono<AttachmentBody> create(
            SignedClient caller,
            @RequestHeader(name = Onces.KEY, required = false) @Nullable String key,
            @RequestBody Flux<PartEvent> parts,
            ServerWebExchange exchange) {
        return Mono.defer(() -> {
                    requireForm(exchange.getRequest().getHeaders().getContentType());
                    return receiveAttachment.receive(
                            caller.platform(), Onces.require(key), new SentFile().content(parts));
                })
                .map(AttachmentBody::of);
    }

    /** Told by the handler, not by the route: what is not signed is refused for that first. */
    private static void requireForm(@Nullable MediaType type) {
        if (!MediaType.MULTIPART_FORM_DATA.isCompatibleWith(type)) {
            throw Refusal.of(Reason.REQUEST_MEDIA_TYPE);
        }
    }

    @Scoped(Resource.ATTACHMENTS)
    @GetMapping("/openapi/v1/villages/{village}/attachments/{id}")
    @Refuses({Reason.ATTACHMENT_NOT_FOUND, Reason.ATTACHMENT_NOT_VIEWABLE})
    @Operation(
            operationId = "getAttachment",
            summary = "文件的内容",
            description = "公开内容里的、自己上传的，以及转给贵方的诉求里的；还要有它所属内容的读权限。别的当作没有。")
    @ApiResponse(
            responseCode = "200",
            description = "文件的字节，Content-Type 为文件的种类",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    Mono<Void> show(SignedClient caller, @PathVariable UUID id, ServerWebExchange exchange) {
        return readAttachment
                .read(caller.platform(), new Attachment.Id(id), AttachmentStore.Size.FULL)
                .filter(reading -> belongs(caller, reading.attachment()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.ATTACHMENT_NOT_FOUND)))
                .flatMap(reading -> sent(reading, exchange.getResponse()));
    }

    /** Whether the client may read what the file belongs to; one that belongs to nothing yet is its sender's alone. */
    private static boolean belongs(SignedClient caller, Attachment attachment) {
        return attachment
                .owner()
                .map(owner -> Optional.ofNullable(OWNERS.get(owner.kind()))
                        .filter(resource -> caller.may(resource, Access.READ))
                        .isPresent())
                .orElse(true);
    }

    private static Mono<Void> sent(ReadAttachment.Reading reading, ServerHttpResponse response) {
        var headers = response.getHeaders();
        headers.setContentType(MediaType.parseMediaType(reading.format().mediaType()));
        headers.setContentLength(reading.content().bytes());
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(reading.attachment().id() + "." + reading.format().extension())
                .build());
        headers.setCacheControl("no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        var buffers = response.bufferFactory();
        return response.writeWith(reading.content().content().map(buffers::wrap));
    }
}
