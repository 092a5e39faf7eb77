package village.wechat.attachment;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
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
import village.api.attachment.UploadAttachment;
import village.api.identity.Actor;
import village.wechat.document.GivesFile;

/** Sends and shows single files. */
@RestController
@Tag(name = "附件", description = "照片、语音与文档")
class AttachmentController {
    /** The largest document and what multipart puts around it; exact limits hold while the bytes are read. */
    private static final long MAX_REQUEST = 21L * 1024 * 1024;

    private final UploadAttachment upload;
    private final ReadAttachment read;

    AttachmentController(UploadAttachment upload, ReadAttachment read) {
        this.upload = upload;
        this.read = read;
    }

    @Operation(operationId = "uploadAttachment", summary = "上传一个文件")
    @PostMapping(
            path = {"/mp/v1/villages/{village}/attachments", "/console/v1/villages/{village}/attachments"},
            consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AttachmentAnswer> upload(
            Actor actor,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<PartEvent> parts,
            ServerWebExchange exchange) {
        return Mono.defer(() -> {
                    refuseDeclared(exchange.getRequest().getHeaders().getContentLength());
                    var file = new SentFile();
                    return upload.upload(actor, Optional.ofNullable(key), file.content(parts), file::name);
                })
                .map(AttachmentAnswer::of);
    }

    /** For phones and for the console's pages, each with a session of its own. */
    @Operation(operationId = "readAttachment", summary = "取文件内容")
    @GivesFile
    @GetMapping({"/mp/v1/villages/{village}/attachments/{id}", "/console/v1/villages/{village}/attachments/{id}"})
    Mono<Void> show(
            Actor actor,
            @PathVariable String id,
            @Schema(description = "thumb 缩略图；playable 录音转成 MP3（转不了的给原文件）；不填为原文件")
                    @RequestParam(name = "size", required = false)
                    @Nullable
                    String size,
            ServerWebExchange exchange) {
        return Mono.defer(() -> read.read(actor, id(id), size(size)))
                .flatMap(reading -> FileAnswer.send(reading, exchange));
    }

    /** For WeChat's content check: open, and good only with a link that was signed here a short while ago. */
    @Operation(operationId = "readLinkedMedia", summary = "凭签名链接取文件内容（供微信内容安全检查）")
    @GivesFile
    @GetMapping("/mp/v1/media/{token}")
    Mono<Void> showLinked(@PathVariable String token, ServerWebExchange exchange) {
        return read.readLinked(token).flatMap(reading -> FileAnswer.send(reading, exchange));
    }

    private static void refuseDeclared(long length) {
        if (length > MAX_REQUEST) {
            throw Refusal.of(Reason.ATTACHMENT_TOO_LARGE);
        }
    }

    static Attachment.Id id(String text) {
        try {
            var id = UUID.fromString(text);
            if (id.toString().equals(text.toLowerCase(Locale.ROOT))) {
                return new Attachment.Id(id);
            }
        } catch (IllegalArgumentException notAnId) {
            // told below: no such attachment
        }
        throw Refusal.of(Reason.ATTACHMENT_NOT_FOUND);
    }

    private static AttachmentStore.Size size(@Nullable String size) {
        if ("thumb".equals(size)) {
            return AttachmentStore.Size.THUMB;
        }
        return "playable".equals(size) ? AttachmentStore.Size.PLAYABLE : AttachmentStore.Size.FULL;
    }
}
