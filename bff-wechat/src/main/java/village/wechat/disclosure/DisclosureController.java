package village.wechat.disclosure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Page;
import village.api.disclosure.Filing;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.catalogue.Timeliness;
import village.api.disclosure.catalogue.VillageCatalogue;
import village.api.disclosure.reading.ListDisclosures;
import village.api.disclosure.reading.ReadDisclosure;
import village.api.identity.Actor;
import village.wechat.ListRequest;
import village.wechat.Words;
import village.wechat.caching.Json;
import village.wechat.caching.PublicAnswers;
import village.wechat.caching.Screen;

/** What everybody reads of a village's disclosures. */
@RestController
@RequestMapping("/mp/v1/villages/{village}")
@Tag(name = "三务公开", description = "党务、村务、财务公开")
class DisclosureController {
    private static final Screen FIRST_PAGE = page("disclosures");
    private static final Map<DisclosureClass, Screen> FIRST_PAGES = perClass("disclosures-");
    private static final Map<DisclosureClass, Screen> CATALOGUES = perClass("disclosure-items-");
    private static final Screen ALL_ITEMS = page("disclosure-items");
    private static final Screen OVERDUE = page("disclosures-overdue");
    /** It shows the period before, too: what happens to any disclosure of the village may change it. */
    private static final Screen DISCLOSURE = page("disclosure").beside(Filing.OWNER, "disclosure-item");

    private static final Screen REVISION = page("disclosure-revision");

    private final ListDisclosures listDisclosures;
    private final ReadDisclosure readDisclosure;
    private final Cursors cursors;
    private final PublicAnswers answers;
    private final Json json;

    DisclosureController(
            ListDisclosures listDisclosures,
            ReadDisclosure readDisclosure,
            Cursors cursors,
            PublicAnswers answers,
            Json json) {
        this.answers = answers;
        this.json = json;
        this.listDisclosures = listDisclosures;
        this.readDisclosure = readDisclosure;
        this.cursors = cursors;
    }

    @Operation(operationId = "listDisclosures", summary = "已公布的公开，新的在前；overdue=true 时为逾期没有公开的条目")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DisclosurePage.class)))
    @GetMapping("/disclosures")
    Mono<Void> list(
            Actor actor,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @Parameter(description = "party 党务，village 村务，finance 财务")
                    @RequestParam(name = "class", required = false)
                    @Nullable
                    String disclosureClass,
            @Parameter(description = "只看一个目录条目") @RequestParam(required = false) @Nullable String item,
            @RequestParam(required = false) @Nullable Boolean overdue,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        if (item == null && limit == null && after == null) {
            return Boolean.TRUE.equals(overdue)
                    ? late(actor, exchange, disclosureClass)
                    : firstPage(actor, exchange, disclosureClass);
        }
        return answers.once(
                exchange,
                actor,
                Mono.defer(() -> page(actor, wanted(disclosureClass), item, overdue, limit, after))
                        .map(json::whole));
    }

    private static Screen page(String name) {
        return Screen.of(name, Filing.OWNER, "disclosure-item").chosenBy("class", "overdue");
    }

    private static Map<DisclosureClass, Screen> perClass(String name) {
        return Arrays.stream(DisclosureClass.values())
                .collect(Collectors.toMap(Function.identity(), one -> page(name + Words.of(one))));
    }

    private Mono<Void> firstPage(Actor actor, ServerWebExchange exchange, @Nullable String disclosureClass) {
        return Mono.defer(() -> {
            var wanted = wanted(disclosureClass);
            var screen = wanted.map(FIRST_PAGES::get).orElse(FIRST_PAGE);
            return answers.open(
                    exchange,
                    actor,
                    screen,
                    () -> published(actor, wanted, null, null).map(json::whole));
        });
    }

    private Mono<Void> late(Actor actor, ServerWebExchange exchange, @Nullable String disclosureClass) {
        return Mono.defer(() -> {
            var wanted = wanted(disclosureClass);
            return answers.open(
                    exchange,
                    actor,
                    OVERDUE,
                    wanted,
                    () -> listDisclosures
                            .overdue(actor, wanted)
                            .map(DisclosureController::overdue)
                            .map(json::whole));
        });
    }

    private Mono<DisclosurePage> page(
            Actor actor,
            Optional<DisclosureClass> wanted,
            @Nullable String item,
            @Nullable Boolean overdue,
            @Nullable Integer limit,
            @Nullable String after) {
        if (Boolean.TRUE.equals(overdue)) {
            return listDisclosures.overdue(actor, wanted).map(DisclosureController::overdue);
        }
        return item == null ? published(actor, wanted, limit, after) : ofItem(actor, item, limit, after);
    }

    private static Optional<DisclosureClass> wanted(@Nullable String word) {
        return Optional.ofNullable(word).map(one -> Words.read(one, DisclosureClass.VILLAGE, "/class"));
    }

    private static DisclosurePage overdue(List<Timeliness> late) {
        return new DisclosurePage(List.of(), late.stream().map(DueView::of).toList(), OverdueFacts.of(late), null);
    }

    private Mono<DisclosurePage> published(
            Actor actor, Optional<DisclosureClass> wanted, @Nullable Integer limit, @Nullable String after) {
        var list = "disclosures:" + wanted.map(Words::of).orElse("all");
        return listDisclosures
                .published(actor, wanted, slice(list, limit, after))
                .map(page -> page(page, list));
    }

    private Mono<DisclosurePage> ofItem(Actor actor, String item, @Nullable Integer limit, @Nullable String after) {
        var list = "disclosures-of:" + item;
        return listDisclosures.ofItem(actor, item, slice(list, limit, after)).map(page -> page(page, list));
    }

    private Filings.Slice slice(String list, @Nullable Integer limit, @Nullable String after) {
        var asked = ListRequest.of(cursors, list, limit, after);
        return new Filings.Slice(asked.after(), asked.limit());
    }

    private DisclosurePage page(Page<ListDisclosures.Line, UUID> page, String list) {
        return new DisclosurePage(
                page.items().stream().map(DisclosureEntry::of).toList(),
                List.of(),
                List.of(),
                ListRequest.next(page, cursors, list, key -> key));
    }

    /** The village's catalogue. */
    @Schema(name = "DisclosureItems")
    record Items(List<DueView> items, List<Off> off) {
        static Items of(VillageCatalogue catalogue, Optional<DisclosureClass> wanted) {
            return new Items(
                    catalogue.timeliness().stream()
                            .filter(one -> wanted.filter(it -> it != one.item().disclosureClass())
                                    .isEmpty())
                            .map(DueView::of)
                            .toList(),
                    catalogue.off().stream().map(Off::of).toList());
        }
    }

    /** What the village has no matter for. */
    @Schema(name = "DisclosureItemOff")
    record Off(
            String item,
            String itemName,
            @JsonProperty("class") String disclosureClass,
            @Schema(description = "停用的理由") String reason) {
        static Off of(VillageCatalogue.Off off) {
            return new Off(
                    off.item().code(), off.item().name(), Words.of(off.item().disclosureClass()), off.reason());
        }
    }

    @Operation(operationId = "listDisclosureItems", summary = "本村公开目录：每一项多久公开一次、依据、是否按期")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Items.class)))
    @GetMapping("/disclosure-items")
    Mono<Void> items(
            Actor actor,
            @Parameter(hidden = true) ServerWebExchange exchange,
            @RequestParam(name = "class", required = false) @Nullable String disclosureClass) {
        return Mono.defer(() -> {
            var wanted = wanted(disclosureClass);
            var items = Mono.defer(() -> listDisclosures.catalogue(actor))
                    .map(catalogue -> json.whole(Items.of(catalogue, wanted)));
            return answers.open(exchange, actor, wanted.map(CATALOGUES::get).orElse(ALL_ITEMS), () -> items);
        });
    }

    @Operation(operationId = "readDisclosure", summary = "一份公开：最新一版、所有版次、是否按期、上一期")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = DisclosureDetail.class)))
    @GetMapping("/disclosures/{id}")
    Mono<Void> read(Actor actor, @PathVariable UUID id, @Parameter(hidden = true) ServerWebExchange exchange) {
        return answers.open(
                exchange,
                actor,
                DISCLOSURE,
                id,
                () -> readDisclosure
                        .read(actor, new Filing.Id(id))
                        .map(DisclosureDetail::of)
                        .map(json::whole));
    }

    @Operation(operationId = "readDisclosureRevision", summary = "一份公开的某一版")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = RevisionView.class)))
    @GetMapping("/disclosures/{id}/revisions/{number}")
    Mono<Void> revision(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable int number,
            @Parameter(hidden = true) ServerWebExchange exchange) {
        return answers.open(
                exchange,
                actor,
                REVISION,
                List.of(id, number),
                () -> readDisclosure
                        .revision(actor, new Filing.Id(id), number)
                        .map(RevisionView::of)
                        .map(json::whole));
    }
}
