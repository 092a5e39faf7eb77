package village.wechat.setup;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.setup.clock.CalendarYear;
import village.api.setup.clock.KeepCalendar;

/** The calendar of working days. */
@RestController
@Tag(name = "设立", description = "登记县、乡镇和村，画网格，登记门牌、电话、承诺和工作日历")
@RequestMapping("/console/v1/calendars/{year}")
class WorkingYearController {
    private final KeepCalendar keepCalendar;

    WorkingYearController(KeepCalendar keepCalendar) {
        this.keepCalendar = keepCalendar;
    }

    @Schema(name = "CalendarDay", example = """
            {"day": "2026-10-10", "working": true, "name": "国庆节调休"}
            """)
    record Day(
            @NotNull(message = "请填写日期。") LocalDate day,

            @Schema(description = "true 为周末上班，false 为放假") @NotNull(message = "请选择上班还是放假。")
            Boolean working,

            @NotNull(message = "请填写说明。") @Size(max = 100, message = "说明应为 1 到 30 个字。")
            String name) {
        static Day of(CalendarYear.Day day) {
            return new Day(day.day(), day.working(), day.name());
        }

        CalendarYear.Day toDay() {
            return new CalendarYear.Day(day, working, name.strip());
        }
    }

    @Schema(name = "CalendarYear")
    record YearView(
            int year,
            String basis,

            @Schema(description = "是否已有运维核对过") boolean checked,
            List<Day> days,
            long version) {
        static YearView of(CalendarYear year) {
            return new YearView(
                    year.year(),
                    year.basis(),
                    year.checked(),
                    year.days().stream().map(Day::of).toList(),
                    year.version());
        }
    }

    @Schema(name = "CalendarYearChange", example = """
            {"basis": "国务院办公厅关于2026年部分节假日安排的通知", "days": [{"day": "2026-10-10", "working": true, "name": "国庆节调休"}]}
            """)
    record Change(
            @NotNull(message = "请填写依据。") @Size(max = 300, message = "依据应为 1 到 100 个字。")
            String basis,

            @NotNull(message = "请给出日期。") @Size(max = 120, message = "一年最多 120 天。")
            List<@NotNull(message = "日子不能是空的。") @Valid Day> days) {
        CalendarYear toYear(int year) {
            return CalendarYear.entered(
                    year, basis, days.stream().map(Day::toDay).toList());
        }
    }

    @Operation(operationId = "readCalendarYear", summary = "一年的工作日历：放假和调休上班的日子；没列出的周一至周五上班")
    @GetMapping
    Mono<ResponseEntity<YearView>> look(Actor actor, @PathVariable int year) {
        return keepCalendar.look(actor, year).map(WorkingYearController::tagged);
    }

    @Operation(operationId = "putCalendarYear", summary = "核对、更换一年的工作日历；要带 If-Match，没有登记过的年份是 \"0\"")
    @PutMapping
    Mono<ResponseEntity<YearView>> put(
            Actor actor,
            @PathVariable int year,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Change change) {
        return Mono.defer(() -> keepCalendar.put(actor, change.toYear(year), seen(ifMatch)))
                .map(WorkingYearController::tagged);
    }

    private static ResponseEntity<YearView> tagged(CalendarYear year) {
        return ResponseEntity.ok().eTag("\"" + year.version() + "\"").body(YearView.of(year));
    }

    /** Unlike other things a year has a version before it is there. */
    private static long seen(@Nullable String ifMatch) {
        var tag = ifMatch == null ? "" : ifMatch.strip();
        if (!tag.matches("\"[0-9]{1,18}\"")) {
            throw Refusal.of(Reason.CALENDAR_VERSION_REQUIRED);
        }
        return Long.parseLong(tag.substring(1, tag.length() - 1));
    }
}
