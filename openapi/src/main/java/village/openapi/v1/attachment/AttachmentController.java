package village.openapi.v1.attachment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.attachment.Attachment;
import village.api.attachment.AttachmentStore;
import village.api.attachment.ReadAttachment;
import village.api.client.Resource;
import village.openapi.client.Refuses;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;

@RestController
@Tag(name = "attachment", description = "附件：照片、录音、文档")
class AttachmentController {
    private final ReadAttachment readAttachment;

    AttachmentController(ReadAttachment readAttachment) {
        this.readAttachment = readAttachment;
    }

    @Scoped(Resource.ATTACHMENTS)
    @GetMapping("/openapi/v1/villages/{village}/attachments/{id}")
    @Refuses(Reason.ATTACHMENT_NOT_FOUND)
    @Operation(operationId = "getAttachment", summary = "文件的内容", description = "公开内容里的附件；不公开的当作没有。")
    @ApiResponse(
            responseCode = "200",
            description = "文件的字节，Content-Type 为文件的种类",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    Mono<Void> show(SignedClient caller, @PathVariable UUID id, ServerWebExchange exchange) {
        return readAttachment
                .read(caller.actor(), new Attachment.Id(id), AttachmentStore.Size.FULL)
                .flatMap(reading -> sent(reading, exchange.getResponse()));
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
