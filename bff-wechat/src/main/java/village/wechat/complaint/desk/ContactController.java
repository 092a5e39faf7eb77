package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.reading.ViewReporter;
import village.api.identity.Actor;

/** Staff look at who reported a case. */
@RestController
@RequestMapping("/console/v1/villages/{village}/complaints")
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class ContactController {
    private final ViewReporter viewReporter;

    ContactController(ViewReporter viewReporter) {
        this.viewReporter = viewReporter;
    }

    @Schema(name = "NewContactView", example = """
            {"purpose": "上门核实路灯位置"}
            """)
    record NewContactView(
            @Schema(description = "用途，反映人能看到", example = "上门核实路灯位置") @NotNull(message = "请写明查看的用途。")
            String purpose) {}

    @Schema(name = "ReporterContact")
    record ReporterContact(String name, @Nullable String phone) {}

    @Operation(operationId = "viewReporterContact", summary = "查看反映人的姓名和电话（留痕，反映人可见）")
    @PostMapping("/{id}/contact-views")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<ReporterContact> viewContact(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewContactView body) {
        return viewReporter
                .view(actor, new Complaint.Id(id), body.purpose())
                .map(entry -> new ReporterContact(
                        entry.name().value(), entry.dialled().orElse(null)));
    }
}
