package village.wechat.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.audit.AuditLog;
import village.api.audit.ReadAudit;
import village.api.identity.Actor;
import village.api.place.VillageCode;

/** What staff did. */
@RestController
@Tag(name = "操作记录", description = "工作人员做了什么")
@RequestMapping("/console/v1/audit")
class AuditController {
    private static final String LIST = "audit";

    private final ReadAudit readAudit;
    private final Cursors cursors;

    AuditController(ReadAudit readAudit, Cursors cursors) {
        this.readAudit = readAudit;
        this.cursors = cursors;
    }

    @Operation(operationId = "readAudit", summary = "操作记录：乡镇、县看下属各村，运维看全部但不含个人信息")
    @GetMapping
    Mono<AuditPage> audit(
            Actor actor,
            @RequestParam Optional<String> village,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam Optional<String> after) {
        return Mono.defer(() -> readAudit.read(
                        actor,
                        village.map(VillageCode::new),
                        limit,
                        after.map(cursor -> new AuditLog.Id(cursors.open(LIST, cursor)))))
                .map(page -> AuditPage.of(page, id -> cursors.seal(LIST, id.value())));
    }
}
