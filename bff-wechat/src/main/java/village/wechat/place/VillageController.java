package village.wechat.place;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.place.Contact;
import village.api.place.Contacts;
import village.api.place.Grid;
import village.api.place.Grids;
import village.api.place.Village;
import village.wechat.caching.Json;
import village.wechat.caching.PublicAnswers;
import village.wechat.caching.Screen;

/** A village, its grids, and whom to call there. Open to everybody; an old code shows the village of today. */
@RestController
@Tag(name = "村情", description = "村、门牌与便民电话")
@RequestMapping(path = "/mp/v1/villages/{village}", produces = MediaType.APPLICATION_JSON_VALUE)
class VillageController {
    private static final Screen VILLAGE = Screen.of("village", "village");
    private static final Screen CONTACTS = Screen.of("contacts", "village");

    private final Contacts contacts;
    private final Grids grids;
    private final PublicAnswers answers;
    private final Json json;

    VillageController(Contacts contacts, Grids grids, PublicAnswers answers, Json json) {
        this.contacts = contacts;
        this.grids = grids;
        this.answers = answers;
        this.json = json;
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
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = VillageAnswer.class)))
    @GetMapping
    Mono<Void> village(Actor actor, Village village, @Parameter(hidden = true) ServerWebExchange exchange) {
        return answers.open(
                exchange,
                actor,
                VILLAGE,
                () -> grids.of(village.id())
                        .collectList()
                        .map(found -> VillageAnswer.of(village, found))
                        .map(json::whole));
    }

    @Operation(operationId = "listContacts", summary = "便民电话")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ContactsAnswer.class)))
    @GetMapping("/contacts")
    Mono<Void> contacts(Actor actor, Village village, @Parameter(hidden = true) ServerWebExchange exchange) {
        return answers.open(
                exchange,
                actor,
                CONTACTS,
                () -> contacts.of(village.id())
                        .collectList()
                        .map(ContactsAnswer::of)
                        .map(json::whole));
    }
}
