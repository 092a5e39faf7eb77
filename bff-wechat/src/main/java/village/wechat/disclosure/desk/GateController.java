package village.wechat.disclosure.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.disclosure.Filing;
import village.api.disclosure.gating.FilingGate;
import village.api.disclosure.reading.ReadFiling;
import village.api.identity.Actor;
import village.wechat.gate.GateFindings;
import village.wechat.gate.NewRelease;

/** What the publish gate finds in a filing, and what can be done about it. */
@RestController("disclosureGateController")
@RequestMapping("/console/v1/villages/{village}/disclosures/{id}")
@Tag(name = "公开办理", description = "起草、审核、公布、更正")
class GateController {
    private final FilingGate gate;
    private final ReadFiling readFiling;

    GateController(FilingGate gate, ReadFiling readFiling) {
        this.gate = gate;
        this.readFiling = readFiling;
    }

    @Operation(operationId = "readFilingFindings", summary = "不宜公开的号码在哪里，谁放行过")
    @GetMapping("/findings")
    Mono<GateFindings> findings(Actor actor, @PathVariable UUID id) {
        return gate.held(actor, new Filing.Id(id)).map(held -> GateFindings.of(held.findings(), held.releases()));
    }

    @Operation(operationId = "maskFiling", summary = "一键打码")
    @PostMapping("/maskings")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<FilingView> mask(Actor actor, @PathVariable UUID id, @Valid @RequestBody FilingActController.Version body) {
        return gate.mask(actor, new Filing.Id(id), body.version())
                .then(Mono.defer(() -> readFiling.read(actor, new Filing.Id(id))))
                .map(FilingView::of);
    }

    @Operation(operationId = "releaseFiling", summary = "另一个人写明理由放行")
    @PostMapping("/releases")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<GateFindings.Released> release(Actor actor, @PathVariable UUID id, @Valid @RequestBody NewRelease body) {
        return gate.release(actor, new Filing.Id(id), Optional.of(body.version()), body.reason())
                .map(GateFindings.Released::of);
    }
}
