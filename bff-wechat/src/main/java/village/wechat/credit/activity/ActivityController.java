package village.wechat.credit.activity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Refusal;
import village.api.credit.activity.Activity;
import village.api.credit.activity.Attendance;
import village.api.credit.activity.attending.ReadActivities;
import village.api.credit.activity.attending.TakePart;
import village.api.identity.Actor;
import village.wechat.ListRequest;
import village.wechat.credit.activity.ActivityView.AttendanceView;

/** A Party member takes part in a themed Party day. */
@RestController
@RequestMapping("/mp/v1/villages/{village}/activities")
@Tag(name = "党员学习", description = "课程、测验、主题党日、线下学习")
class ActivityController {
    private static final String LIST = "activities";

    private final ReadActivities readActivities;
    private final TakePart takePart;
    private final Cursors cursors;

    ActivityController(ReadActivities readActivities, TakePart takePart, Cursors cursors) {
        this.readActivities = readActivities;
        this.takePart = takePart;
        this.cursors = cursors;
    }

    @Operation(operationId = "listActivities", summary = "主题党日，新的在前，带自己的参加记录；党员可看")
    @GetMapping
    Mono<ActivityView.Page> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.defer(() -> {
            var asked = ListRequest.of(cursors, LIST, limit, after);
            return readActivities
                    .list(actor, asked.after(), asked.limit())
                    .map(calendar -> new ActivityView.Page(
                            calendar.page().items().stream()
                                    .map(activity -> toView(activity, calendar))
                                    .toList(),
                            ListRequest.next(calendar.page(), cursors, LIST, key -> key)));
        });
    }

    private static ActivityView toView(Activity activity, ReadActivities.Calendar calendar) {
        var own = calendar.own().stream()
                .filter(each -> each.activity().equals(activity.id()))
                .findFirst();
        return ActivityView.of(activity, own, calendar.now());
    }

    @Operation(operationId = "readActivity", summary = "一次主题党日")
    @GetMapping("/{id}")
    Mono<ActivityView> read(Actor actor, @PathVariable UUID id) {
        return readActivities
                .read(actor, new Activity.Id(id))
                .map(seen -> ActivityView.of(seen.activity(), seen.own(), seen.now()));
    }

    @Schema(name = "NewAttendance", example = "{\"code\": \"052917\"}")
    record NewAttendance(
            @Schema(description = "现场的签到码，六位数字，几秒钟换一次") @Nullable
            String code,

            @Schema(description = "异地参加的，写明怎么参加；由书记确认。和签到码填一样") @Nullable
            String remote) {}

    @Operation(operationId = "attendActivity", summary = "签到，或者申报异地参加；重复提交得到同一条记录")
    @PostMapping("/{id}/attendances")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<AttendanceView> attend(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewAttendance body) {
        return Mono.defer(() -> attended(actor, new Activity.Id(id), body))
                .map(taken -> AttendanceView.of(taken, false));
    }

    private Mono<Attendance> attended(Actor actor, Activity.Id id, NewAttendance body) {
        if (body.code() != null) {
            return takePart.sign(actor, id, body.code().strip());
        }
        if (body.remote() != null) {
            return takePart.remote(actor, id, body.remote());
        }
        return Mono.error(() -> Refusal.invalid("/code", "请填写现场的签到码；异地参加的写明怎么参加。"));
    }
}
