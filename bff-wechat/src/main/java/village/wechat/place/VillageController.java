package village.wechat.place;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.place.Contact;
import village.api.place.Contacts;
import village.api.place.Grid;
import village.api.place.Grids;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;

/** A village, its grids, and whom to call there. Open to everybody; an old code shows the village of today. */
@RestController
@Tag(name = "村情", description = "村、门牌与便民电话")
@RequestMapping(path = "/mp/v1/villages/{village}", produces = MediaType.APPLICATION_JSON_VALUE)
class VillageController {
    private final Villages villages;
    private final Contacts contacts;
    private final Grids grids;

    VillageController(Villages villages, Contacts contacts, Grids grids) {
        this.villages = villages;
        this.contacts = contacts;
        this.grids = grids;
    }

    /** A grid a reporter may choose. */
    @Schema(name = "VillageGrid")
    record GridAnswer(UUID id, String name) {
        static GridAnswer of(Grid grid) {
            return new GridAnswer(grid.id().value(), grid.name());
        }
    }

    @Schema(name = "Village")
    record VillageAnswer(String code, String name, String township, String county, List<GridAnswer> grids) {
        static VillageAnswer of(Village village, List<Grid> grids) {
            return new VillageAnswer(
                    village.code().value(),
                    village.name(),
                    village.township(),
                    village.county(),
                    grids.stream().map(GridAnswer::of).toList());
        }
    }

    @Schema(name = "Contacts")
    record ContactsAnswer(List<ContactAnswer> items) {
        static ContactsAnswer of(List<Contact> contacts) {
            return new ContactsAnswer(contacts.stream().map(ContactAnswer::of).toList());
        }
    }

    @Operation(operationId = "readVillage", summary = "一个村")
    @GetMapping
    Mono<VillageAnswer> village(@PathVariable String village) {
        return existing(village).flatMap(this::withGrids);
    }

    @Operation(operationId = "listContacts", summary = "便民电话")
    @GetMapping("/contacts")
    Mono<ContactsAnswer> contacts(@PathVariable String village) {
        return existing(village)
                .flatMap(found -> contacts.of(found.id()).collectList())
                .map(ContactsAnswer::of);
    }

    private Mono<VillageAnswer> withGrids(Village village) {
        return grids.of(village.id()).collectList().map(found -> VillageAnswer.of(village, found));
    }

    private Mono<Village> existing(String code) {
        return Mono.fromSupplier(() -> new VillageCode(code))
                .flatMap(villages::byCode)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.VILLAGE_NOT_FOUND)));
    }
}
