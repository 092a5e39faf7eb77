package village.wechat.setup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.setup.plate.HangPlates;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.login.Addresses;
import village.wechat.login.QrCode;

/** Hanging door plates, and their codes for paper. */
@RestController
@Tag(name = "设立", description = "登记县、乡镇和村，画网格，登记门牌、电话、承诺和工作日历")
@RequestMapping("/console/v1/villages/{village}/door-plates")
class PlateController {
    private static final String LIST = "hung-door-plates";
    private static final String SVG = "image/svg+xml";
    private static final int CODE_BYTES = 16;

    private final HangPlates hangPlates;
    private final Requests requests;
    private final Cursors cursors;
    private final Addresses addresses;

    PlateController(HangPlates hangPlates, Requests requests, Cursors cursors, Addresses addresses) {
        this.hangPlates = hangPlates;
        this.requests = requests;
        this.cursors = cursors;
        this.addresses = addresses;
    }

    @Operation(operationId = "listHungDoorPlates", summary = "村里的门牌，按短码")
    @GetMapping
    Mono<PlateBodies.Lines> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST, limit, after))
                .flatMap(asked ->
                        hangPlates.list(actor, asked.limit(), asked.after().map(PlateController::unpacked)))
                .flatMap(page -> hangPlates
                        .down(actor, page.items())
                        .map(down -> PlateBodies.Lines.of(
                                page.items(), down, ListRequest.next(page, cursors, LIST, PlateController::packed))));
    }

    @Operation(operationId = "hangDoorPlates", summary = "登记门牌，一块或一批；没有短码的新编一个，要么都登记，要么都不登记")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<PlateBodies.Lines> hang(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody PlateBodies.Plates plates) {
        return Mono.defer(() ->
                        hangPlates.hang(actor, plates.toPlates(), requests.once(actor, "plate.hang", key, plates)))
                .map(hung -> PlateBodies.Lines.of(hung, Set.of(), null));
    }

    @Operation(operationId = "changeDoorPlate", summary = "改门牌的位置、网格或坐标；短码不变")
    @PutMapping("/{code}")
    Mono<PlateBodies.PlateView> change(
            Actor actor, @PathVariable String code, @Valid @RequestBody PlateBodies.Plate plate) {
        return Mono.defer(() -> hangPlates.change(actor, plausible(code), plate.toPlate("")))
                .map(PlateBodies.PlateView::of);
    }

    @Operation(operationId = "takeDoorPlateDown", summary = "停用一块门牌：扫了打不开，以前在这里反映的保留位置")
    @PostMapping("/{code}/removals")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Void> takeDown(Actor actor, @PathVariable String code) {
        return Mono.defer(() -> hangPlates.takeDown(actor, plausible(code)));
    }

    @Operation(operationId = "hangDoorPlateAgain", summary = "恢复停用的门牌")
    @DeleteMapping("/{code}/removals/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> hangAgain(Actor actor, @PathVariable String code) {
        return Mono.defer(() -> hangPlates.hangAgain(actor, plausible(code)));
    }

    @Operation(operationId = "readDoorPlateQrCode", summary = "门牌的二维码（SVG），扫了打开这块门牌")
    @GetMapping(path = "/{code}/qr-code", produces = SVG)
    Mono<ResponseEntity<byte[]>> code(Actor actor, @PathVariable String code, ServerHttpRequest request) {
        return Mono.defer(() -> hangPlates.existing(actor, plausible(code)))
                .map(plate -> ResponseEntity.ok()
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Cache-Control", "private, max-age=3600")
                        .body(QrCode.svg(addresses.of(request, "/h5#/door-plates/" + plate.code()))
                                .getBytes(StandardCharsets.UTF_8)));
    }

    private static String plausible(String code) {
        if (code.length() > 64 || !code.chars().allMatch(sign -> sign > 0x20 && sign < 0x7f)) {
            throw Refusal.of(Reason.DOOR_PLATE_NOT_FOUND);
        }
        return code;
    }

    /** A code's first sixteen signs, as the key of a cursor. */
    private static UUID packed(String code) {
        var bytes = ByteBuffer.wrap(Arrays.copyOf(code.getBytes(StandardCharsets.US_ASCII), CODE_BYTES));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    private static String unpacked(UUID key) {
        var bytes = ByteBuffer.allocate(CODE_BYTES)
                .putLong(key.getMostSignificantBits())
                .putLong(key.getLeastSignificantBits())
                .array();
        return new String(bytes, StandardCharsets.US_ASCII).replace("\0", "");
    }
}
