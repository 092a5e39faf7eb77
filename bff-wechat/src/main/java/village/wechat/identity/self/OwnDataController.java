package village.wechat.identity.self;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.identity.self.ExportMyData;
import village.api.identity.self.LeaveForGood;
import village.wechat.Times;

/** A person takes his data along, or has it deleted. */
@RestController
@Tag(name = "我", description = "自己的身份、绑定与记录")
@RequestMapping("/mp/v1/me")
class OwnDataController {
    private final ExportMyData exportMyData;
    private final LeaveForGood leaveForGood;

    OwnDataController(ExportMyData exportMyData, LeaveForGood leaveForGood) {
        this.exportMyData = exportMyData;
        this.leaveForGood = leaveForGood;
    }

    /**
     * Everything kept about a person.
     *
     * @param sections lines by kind, newest first
     * @param cut the kinds of which there are more lines
     */
    @Schema(name = "MyData")
    record DataView(OffsetDateTime exportedAt, Map<String, List<Map<String, Object>>> sections, List<String> cut) {
        static DataView of(ExportMyData.Export export) {
            var sections = new LinkedHashMap<String, List<Map<String, Object>>>();
            export.sections().forEach(section -> sections.put(section.name(), section.lines()));
            var cut = export.sections().stream()
                    .filter(ExportMyData.Section::more)
                    .map(ExportMyData.Section::name)
                    .toList();
            return new DataView(Times.of(export.at()), sections, cut);
        }
    }

    /** @param confirm the word 注销 */
    @Schema(name = "LeaveForGood", example = """
            {"confirm": "注销"}
            """)
    record Leaving(
            @NotNull(message = "请填写“注销”两个字。") @Size(max = 20, message = "请填写“注销”两个字。")
            String confirm) {}

    @Operation(operationId = "exportMyData", summary = "导出我的全部资料")
    @GetMapping("/data")
    Mono<ResponseEntity<DataView>> data(Actor actor) {
        return exportMyData
                .export(actor)
                .map(export -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"my-data.json\"")
                        .body(DataView.of(export)));
    }

    @Operation(operationId = "leaveForGood", summary = "注销账号：解除绑定、退出登录、删除个人资料，不能恢复")
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> leave(Actor actor, @Valid @RequestBody Leaving leaving) {
        return leaveForGood.leave(actor, leaving.confirm());
    }
}
