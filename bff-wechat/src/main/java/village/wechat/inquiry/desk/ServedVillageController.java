package village.wechat.inquiry.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.inquiry.arranging.ServeVillage;

/** The township says at which desks a village may ask. */
@RestController
@RequestMapping("/console/v1/villages/{village}/inquiry-desks/{code}/closures")
@Tag(name = "咨询窗口", description = "增减窗口，请村外的专家答复")
class ServedVillageController {
    private final ServeVillage serveVillage;

    ServedVillageController(ServeVillage serveVillage) {
        this.serveVillage = serveVillage;
    }

    @Operation(operationId = "closeInquiryDeskInVillage", summary = "这个村不开这个窗口；问过的照样答复")
    @PostMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> close(Actor actor, @PathVariable String code) {
        return Mono.defer(() -> serveVillage.leaveOut(actor, code));
    }

    @Operation(operationId = "reopenInquiryDeskInVillage", summary = "这个村重新开这个窗口")
    @DeleteMapping("/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> reopen(Actor actor, @PathVariable String code) {
        return Mono.defer(() -> serveVillage.takeIn(actor, code));
    }
}
