package village.wechat.inquiry.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.inquiry.Desk;
import village.api.inquiry.answering.SeatExpert;

/** The township arranges who answers as an expert. */
@RestController
@RequestMapping("/console/v1/villages/{village}/inquiry-desks")
@Tag(name = "咨询办理", description = "答复、转交、公开")
class SeatController {
    private final SeatExpert seatExpert;

    SeatController(SeatExpert seatExpert) {
        this.seatExpert = seatExpert;
    }

    @Schema(name = "InquiryStaff")
    record StaffView(
            UUID person, @Schema(example = "网格员 *志强") String label) {
        static StaffView of(SeatExpert.Staff staff) {
            return new StaffView(staff.person().value(), staff.label());
        }
    }

    @Schema(name = "ArrangedInquiryDesk")
    record DeskView(
            String code,
            String name,
            @Schema(description = "是不是专家窗口") boolean expert,
            int days,
            @Schema(description = "本村现在能不能在这里问") boolean open,
            @Schema(description = "哪些工作人员答复；都空的由村干部答复") List<StaffView> experts,
            @Schema(description = "乡镇请来的专家，乡镇对他们的称呼") List<String> invited) {
        static DeskView of(SeatExpert.Arranged arranged) {
            var desk = arranged.desk();
            return new DeskView(
                    desk.code(),
                    desk.name(),
                    desk.kind() == Desk.Kind.EXPERT,
                    desk.days(),
                    desk.open(),
                    arranged.experts().stream().map(StaffView::of).toList(),
                    arranged.invited());
        }
    }

    @Schema(name = "InquiryDeskArrangement")
    record ArrangementView(
            List<DeskView> items,
            @Schema(description = "可以安排的人") List<StaffView> staff,
            @Schema(description = "我能不能安排") boolean mayArrange) {
        static ArrangementView of(SeatExpert.Arrangement arrangement) {
            return new ArrangementView(
                    arrangement.desks().stream().map(DeskView::of).toList(),
                    arrangement.staff().stream().map(StaffView::of).toList(),
                    arrangement.mayArrange());
        }
    }

    @Operation(operationId = "readInquiryDesks", summary = "咨询窗口由谁答复")
    @GetMapping
    Mono<ArrangementView> read(Actor actor) {
        return seatExpert.read(actor).map(ArrangementView::of);
    }

    @Schema(name = "NewInquiryExpert", example = "{\"person\": \"01980a6e-7c11-7b3a-9a55-2f1f7c1d0e02\"}")
    record NewExpert(
            @Schema(description = "在本村有职务的人") @NotNull(message = "请选一个人。")
            UUID person) {}

    @Operation(operationId = "seatInquiryExpert", summary = "乡镇安排专家；专家窗口的咨询只有专家和乡镇看得到")
    @PostMapping("/{code}/experts")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ArrangementView> seat(Actor actor, @PathVariable String code, @Valid @RequestBody NewExpert body) {
        return seatExpert.seat(actor, code, new Person.Id(body.person())).then(Mono.defer(() -> read(actor)));
    }

    @Operation(operationId = "unseatInquiryExpert", summary = "不再由这个人答复")
    @DeleteMapping("/{code}/experts/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unseat(Actor actor, @PathVariable String code, @PathVariable UUID id) {
        return seatExpert.unseat(actor, code, new Person.Id(id));
    }
}
