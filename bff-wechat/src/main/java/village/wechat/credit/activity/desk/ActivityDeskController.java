package village.wechat.credit.activity.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
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
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendance;
import village.api.credit.activity.holding.CallOff;
import village.api.credit.activity.holding.ConfirmAttendance;
import village.api.credit.activity.holding.HoldActivity;
import village.api.identity.Actor;
import village.api.identity.RosterPerson;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Times;
import village.wechat.login.Addresses;
import village.wechat.login.QrCode;

/** A secretary holds a themed Party day. */
@RestController
@RequestMapping("/console/v1/villages/{village}/activities")
@Tag(name = "学习管理", description = "课程、题库、主题党日、线下学习确认")
class ActivityDeskController {
    private static final String LIST = "activities-at-desk";
    private static final String SVG = "image/svg+xml";

    private final HoldActivity holdActivity;
    private final CallOff callOff;
    private final ConfirmAttendance confirmAttendance;
    private final Requests requests;
    private final Cursors cursors;
    private final Addresses addresses;
    private final Clock clock;

    ActivityDeskController(
            HoldActivity holdActivity,
            CallOff callOff,
            ConfirmAttendance confirmAttendance,
            Requests requests,
            Cursors cursors,
            Addresses addresses,
            Clock clock) {
        this.holdActivity = holdActivity;
        this.callOff = callOff;
        this.confirmAttendance = confirmAttendance;
        this.requests = requests;
        this.cursors = cursors;
        this.addresses = addresses;
        this.clock = clock;
    }

    @Operation(operationId = "listActivitiesAtDesk", summary = "主题党日，新的在前")
    @GetMapping
    Mono<ActivityAtDesk.Page> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var asked = ListRequest.of(cursors, LIST, limit, after);
            return holdActivity
                    .list(actor, asked.after(), asked.limit())
                    .map(page -> new ActivityAtDesk.Page(
                            page.items().stream()
                                    .map(activity -> ActivityAtDesk.line(activity, clock.instant()))
                                    .toList(),
                            ListRequest.next(page, cursors, LIST, key -> key)));
        });
    }

    @Operation(operationId = "readActivityAtDesk", summary = "一次主题党日：谁参加了，谁等确认")
    @GetMapping("/{id}")
    Mono<ActivityAtDesk> read(Actor actor, @PathVariable UUID id) {
        return confirmAttendance.sheet(actor, new Activity.Id(id)).map(ActivityAtDesk::whole);
    }

    @Schema(name = "NewActivity", example = """
        {"title": "重温入党誓词", "place": "村文化礼堂", "startsAt": "2026-11-29T09:00:00+08:00",
         "endsAt": "2026-11-29T11:00:00+08:00"}
        """)
    record NewActivity(
            @Schema(description = "主题，最多 60 个字") @NotNull(message = "请写明主题。")
            String title,

            @Schema(description = "地点，最多 60 个字") @Nullable String place,

            @NotNull(message = "请填写开始时间。") OffsetDateTime startsAt,

            @NotNull(message = "请填写结束时间。") OffsetDateTime endsAt) {
        HoldActivity.Plan toPlan() {
            return new HoldActivity.Plan(title, place == null ? "" : place, startsAt.toInstant(), endsAt.toInstant());
        }
    }

    @Operation(operationId = "planActivity", summary = "安排一次主题党日")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ActivityAtDesk> plan(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewActivity body) {
        return Mono.defer(
                        () -> holdActivity.plan(actor, body.toPlan(), requests.once(actor, "activity.plan", key, body)))
                .map(activity -> ActivityAtDesk.line(activity, clock.instant()));
    }

    @Operation(operationId = "cancelActivity", summary = "取消还没有结束的活动：已经记上的冲掉，本人会收到通知")
    @PostMapping("/{id}/cancellations")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ActivityAtDesk> cancel(Actor actor, @PathVariable UUID id) {
        return callOff.cancel(actor, new Activity.Id(id))
                .map(activity -> ActivityAtDesk.line(activity, clock.instant()));
    }

    /** What the big screen shows. */
    @Schema(name = "ActivityCode")
    record CodeView(
            @Schema(example = "052917") String code,
            @Schema(description = "什么时候换下一个") OffsetDateTime until) {}

    @Operation(operationId = "readActivityCode", summary = "现在的签到码，几秒钟换一次；投到会场的屏幕上")
    @GetMapping("/{id}/code")
    Mono<ResponseEntity<CodeView>> code(Actor actor, @PathVariable UUID id) {
        return holdActivity
                .code(actor, new Activity.Id(id))
                .map(shown -> ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new CodeView(shown.digits(), Times.of(shown.until()))));
    }

    @Operation(operationId = "readActivityQrCode", summary = "现在的签到二维码（SVG）")
    @GetMapping(path = "/{id}/qr-code", produces = SVG)
    Mono<ResponseEntity<byte[]>> qrCode(
            Actor actor, @PathVariable String village, @PathVariable UUID id, ServerHttpRequest request) {
        return holdActivity.code(actor, new Activity.Id(id)).map(shown -> {
            var page = "/h5#/villages/%s/activities/%s?code=%s".formatted(village, id, shown.digits());
            return ResponseEntity.ok()
                    .cacheControl(CacheControl.noStore())
                    .header("X-Content-Type-Options", "nosniff")
                    .body(QrCode.svg(addresses.of(request, page)).getBytes(StandardCharsets.UTF_8));
        });
    }

    @Schema(name = "NewAttendanceRecord", example = "{\"member\": \"01980a6e-7c11-7b3a-9a55-2f1f7c1d0e01\"}")
    record NewRecord(
            @Schema(description = "党员在花名册上的编号") @NotNull(message = "请选择是谁。")
            UUID member) {}

    @Operation(operationId = "recordAttendance", summary = "书记登记一位到场的党员；不能登记自己")
    @PostMapping("/{id}/attendances")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ActivityAtDesk> record(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewRecord body) {
        var activity = new Activity.Id(id);
        return confirmAttendance
                .record(actor, activity, new RosterPerson.Id(body.member()))
                .then(Mono.defer(() -> read(actor, id)));
    }

    @Schema(name = "AttendanceDecision", example = "{\"approved\": true}")
    record Decision(
            @NotNull(message = "请选择认定或者不认定。") Boolean approved,

            @Schema(description = "不认定的理由，本人看得到") @Nullable String reason) {}

    @Operation(operationId = "decideAttendance", summary = "认定或者不认定异地参加")
    @PostMapping("/{id}/attendances/{eid}/decisions")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ActivityAtDesk> decide(
            Actor actor, @PathVariable UUID id, @PathVariable UUID eid, @Valid @RequestBody Decision body) {
        var reason = body.reason() == null || body.approved() ? "" : body.reason();
        return confirmAttendance
                .decide(actor, new Activity.Id(id), new Attendance.Id(eid), body.approved(), reason)
                .then(Mono.defer(() -> read(actor, id)));
    }
}
