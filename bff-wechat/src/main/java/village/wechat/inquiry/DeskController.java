package village.wechat.inquiry;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.inquiry.Desk;
import village.api.inquiry.asking.ListDesks;
import village.api.place.Village;
import village.wechat.Words;

/** Everybody sees whom to ask what. */
@RestController
@Tag(name = "咨询", description = "问村委会、问专家")
class DeskController {
    private final ListDesks desks;

    DeskController(ListDesks desks) {
        this.desks = desks;
    }

    @Schema(name = "InquiryDesk")
    record DeskView(
            @Schema(example = "policy") String code,
            @Schema(example = "政策") String name,
            @Schema(description = "这里可以问什么") String hint,
            @Schema(description = "office 办公室，expert 专家") String kind,
            @Schema(description = "几个工作日内答复") int days) {
        static DeskView of(Desk desk) {
            return new DeskView(desk.code(), desk.name(), desk.hint(), Words.of(desk.kind()), desk.days());
        }
    }

    @Schema(name = "InquiryDeskList")
    record DeskList(List<DeskView> items) {}

    @Operation(operationId = "listInquiryDesks", summary = "咨询窗口：问谁、多久答复")
    @GetMapping("/mp/v1/villages/{village}/inquiry-desks")
    Mono<DeskList> list(Village village) {
        return desks.open(village.id())
                .map(open -> new DeskList(open.stream().map(DeskView::of).toList()));
    }
}
