package village.openapi.v1.health;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.openapi.client.Unsigned;

@RestController
@Tag(name = "health", description = "服务状态")
class HealthController {
    private final Health health;

    HealthController(Health health) {
        this.health = health;
    }

    @Unsigned
    @GetMapping(path = "/openapi/v1/health", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "getHealth", summary = "服务是否可用", description = "公开接口，不需要签名。")
    @ApiResponse(responseCode = "200", description = "可用")
    @ApiResponse(responseCode = "503", description = "暂时不可用，请稍后再试")
    Mono<ResponseEntity<Status>> health() {
        return health.up().map(HealthController::answer);
    }

    private static ResponseEntity<Status> answer(boolean up) {
        return ResponseEntity.status(up ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                .cacheControl(CacheControl.noStore())
                .body(new Status(up ? "up" : "down"));
    }

    /** @param status {@code up} or {@code down} */
    record Status(String status) {}
}
