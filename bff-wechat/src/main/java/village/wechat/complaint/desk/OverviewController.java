package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import org.springframework.http.MediaType;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import village.api.complaint.desk.ReadOverview;
import village.api.complaint.desk.WatchOverview;
import village.api.identity.AccessTokens;
import village.api.identity.Actor;

/** What is open below a township or county, village by village. It ranks nobody. */
@RestController
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class OverviewController {
    static final String SCOPE = "6 位县代码或 9 位乡镇代码";
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration AGAIN = Duration.ofSeconds(3);

    private final ReadOverview readOverview;
    private final WatchOverview watchOverview;

    OverviewController(ReadOverview readOverview, WatchOverview watchOverview) {
        this.readOverview = readOverview;
        this.watchOverview = watchOverview;
    }

    @Operation(operationId = "overview", summary = "各村待办数（按代码排列，不排名）")
    @GetMapping("/console/v1/overview")
    Mono<Overview> overview(Actor actor, @Schema(description = SCOPE) @RequestParam String scope) {
        return readOverview.read(actor, scope).map(Overview::of);
    }

    /** A proxy in between must pass every event on at once. */
    @Operation(operationId = "watchOverview", summary = "各村待办数，有变化就推送（事件 overview，内容同上；每 15 秒一次心跳）")
    @GetMapping(path = "/console/v1/overview/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    Flux<ServerSentEvent<Overview>> watch(
            Actor actor,
            AccessTokens.Access access,
            @Schema(description = SCOPE) @RequestParam String scope,
            ServerHttpResponse response) {
        response.getHeaders().set("X-Accel-Buffering", "no");
        var events = watchOverview
                .watch(actor, access.session(), scope)
                .map(Overview::of)
                .map(OverviewController::event);
        return beating(events);
    }

    private static ServerSentEvent<Overview> event(Overview overview) {
        return ServerSentEvent.builder(overview).event("overview").retry(AGAIN).build();
    }

    private static Flux<ServerSentEvent<Overview>> beating(Flux<ServerSentEvent<Overview>> events) {
        return Flux.defer(() -> {
            var over = Sinks.<Boolean>empty();
            var beats = Flux.interval(HEARTBEAT)
                    .onBackpressureDrop()
                    .map(any -> ServerSentEvent.<Overview>builder().comment("").build())
                    .takeUntilOther(over.asMono());
            return Flux.merge(events.doFinally(any -> over.tryEmitEmpty()), beats);
        });
    }
}
