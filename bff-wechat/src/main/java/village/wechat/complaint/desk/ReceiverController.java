package village.wechat.complaint.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.above.ListReceivers;
import village.api.complaint.handling.above.Receivers;
import village.api.identity.Actor;

/** Which platforms a case may be sent to. */
@RestController
@Tag(name = "诉求办理", description = "派单、答复与各村待办")
class ReceiverController {
    private final ListReceivers listReceivers;

    ReceiverController(ListReceivers listReceivers) {
        this.listReceivers = listReceivers;
    }

    @Schema(name = "TransferReceivers")
    record Items(List<Item> items) {}

    @Schema(name = "TransferReceiver")
    record Item(UUID id, @Schema(example = "浙江省基层治理平台") String name) {
        static Item of(Receivers.Receiver receiver) {
            return new Item(receiver.id().value(), receiver.name());
        }
    }

    @Operation(operationId = "listTransferReceivers", summary = "可以转往的平台")
    @GetMapping("/console/v1/villages/{village}/transfer-receivers")
    Mono<Items> list(Actor actor) {
        return listReceivers
                .list(actor)
                .map(all -> new Items(all.stream().map(Item::of).toList()));
    }
}
