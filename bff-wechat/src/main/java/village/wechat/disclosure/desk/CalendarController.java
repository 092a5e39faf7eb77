package village.wechat.disclosure.desk;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.disclosure.catalogue.CatalogueItem;
import village.api.disclosure.catalogue.ChangeCatalogue;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.catalogue.Frequency;
import village.api.disclosure.catalogue.VillageCatalogue;
import village.api.disclosure.reading.ListDisclosures;
import village.api.disclosure.reading.ReadDisclosureOverview;
import village.api.identity.Actor;
import village.api.identity.Role;
import village.wechat.Requests;
import village.wechat.Times;
import village.wechat.Words;
import village.wechat.disclosure.DueView;

/** What has to be disclosed when: for a village's staff, and for the township above. */
@RestController
@Tag(name = "公开日历", description = "目录、到期与逾期")
class CalendarController {
    private static final String ITEMS = "/console/v1/villages/{village}/disclosure-items";

    private final ListDisclosures listDisclosures;
    private final ReadDisclosureOverview readOverview;
    private final ChangeCatalogue changeCatalogue;
    private final Requests requests;

    CalendarController(
            ListDisclosures listDisclosures,
            ReadDisclosureOverview readOverview,
            ChangeCatalogue changeCatalogue,
            Requests requests) {
        this.listDisclosures = listDisclosures;
        this.readOverview = readOverview;
        this.changeCatalogue = changeCatalogue;
        this.requests = requests;
    }

    @Schema(name = "DisclosureCalendar")
    record Calendar(List<DueView> items, List<Off> off) {
        static Calendar of(VillageCatalogue catalogue) {
            return new Calendar(
                    catalogue.timeliness().stream().map(DueView::atDesk).toList(),
                    catalogue.off().stream().map(Off::of).toList());
        }
    }

    @Schema(name = "SwitchedOffItem")
    record Off(
            String item,
            String itemName,
            @Schema(description = "停用的理由") String reason,
            OffsetDateTime since) {
        static Off of(VillageCatalogue.Off off) {
            return new Off(off.item().code(), off.item().name(), off.reason(), Times.of(off.at()));
        }
    }

    @Operation(operationId = "readDisclosureCalendar", summary = "公开日历：每一项什么时候要公开，逾期几天")
    @GetMapping(ITEMS)
    Mono<Calendar> calendar(Actor actor) {
        return listDisclosures.calendar(actor).map(Calendar::of);
    }

    @Schema(name = "NewDisclosureItem", example = """
        {"code": "V01", "class": "village", "name": "文化礼堂活动", "frequency": "monthly", "dueDays": 10,
         "legalBasis": "村规民约第十条"}
        """)
    record NewItem(
            @Schema(description = "编号，V 开头") @NotNull(message = "请填写编号。")
            String code,

            @JsonProperty("class") @NotNull(message = "请选择类别。")
            String disclosureClass,

            @NotNull(message = "请填写名称。") String name,
            @NotNull(message = "请选择周期。") String frequency,

            @Schema(description = "期间结束后几天内公开") @NotNull(message = "请填写天数。")
            Integer dueDays,

            @Schema(description = "异议期（天），不填为 7") @Nullable Integer objectionDays,

            @Schema(description = "询问几天内答复，最多 15，不填为 15") @Nullable
            Integer answerDays,

            @NotNull(message = "请写明依据。") String legalBasis,
            @Schema(description = "从哪天起，不填为今天") @Nullable LocalDate effectiveFrom,

            @Schema(description = "要附收支表，没有表不能提交审核；仅财务公开，不填为否") @Nullable
            Boolean tableRequired) {
        CatalogueItem toItem(LocalDate today) {
            return new CatalogueItem(
                    code,
                    Words.read(disclosureClass, DisclosureClass.VILLAGE, "/class"),
                    name,
                    Words.read(frequency, Frequency.EVENT, "/frequency"),
                    dueDays,
                    objectionDays == null ? 7 : objectionDays,
                    answerDays == null ? 15 : answerDays,
                    legalBasis,
                    Role.CADRE,
                    effectiveFrom == null ? today : effectiveFrom,
                    Optional.empty(),
                    true,
                    Boolean.TRUE.equals(tableRequired),
                    "");
        }
    }

    @Operation(operationId = "addDisclosureItem", summary = "增加本村自定的公开条目")
    @PostMapping(ITEMS)
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Calendar> add(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewItem body) {
        return listDisclosures
                .calendar(actor)
                .flatMap(catalogue -> changeCatalogue.add(
                        actor, body.toItem(catalogue.day()), requests.once(actor, "disclosure.item-add", key, body)))
                .then(Mono.defer(() -> calendar(actor)));
    }

    @Schema(name = "DisclosureItemSwitch", example = "{\"enabled\": false, \"reason\": \"本村没有集体企业。\"}")
    record Switch(
            @NotNull(message = "请选启用或停用。") Boolean enabled,

            @Schema(description = "理由，公开，最多 200 个字") @NotNull(message = "请写明理由。")
            String reason) {}

    @Operation(operationId = "switchDisclosureItem", summary = "停用本村没有的条目，或者恢复；定期公开的和逾期的只能由乡镇停用")
    @PostMapping(ITEMS + "/{code}/switches")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<Calendar> turn(
            Actor actor,
            @PathVariable String code,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody Switch body) {
        return Mono.defer(() -> changeCatalogue.turn(
                        actor,
                        code,
                        body.enabled(),
                        body.reason(),
                        requests.optional(actor, "disclosure.item-switch:" + code, key, body)))
                .then(Mono.defer(() -> calendar(actor)));
    }

    @Schema(name = "DisclosureOverview")
    record Overview(List<OverviewRow> items) {}

    @Schema(name = "DisclosureOverviewRow")
    record OverviewRow(
            String village,
            String villageName,
            long green,
            long yellow,
            long red,
            List<DueView> overdue,
            @Schema(description = "停用的条目，附理由和时间") List<Off> off,
            @Schema(description = "村民的疑问有几条等答复") long waitingQuestions,
            @Schema(description = "其中几条逾期没有答复") long overdueQuestions,
            @Schema(description = "村里没有公开的疑问有几条") long withheldQuestions) {
        static OverviewRow of(ReadDisclosureOverview.Row row) {
            return new OverviewRow(
                    row.village().code().value(),
                    row.village().name(),
                    row.green(),
                    row.yellow(),
                    row.overdue().size(),
                    row.overdue().stream().map(DueView::of).toList(),
                    row.off().stream().map(Off::of).toList(),
                    row.questions().waiting(),
                    row.questions().overdue(),
                    row.questions().withheld());
        }
    }

    @Operation(operationId = "readDisclosureOverview", summary = "各村公开是否按期，按区划代码排列，不排名")
    @GetMapping("/console/v1/disclosure-overview")
    Mono<Overview> overview(Actor actor, @RequestParam String scope) {
        return readOverview
                .read(actor, scope)
                .map(rows -> new Overview(rows.stream().map(OverviewRow::of).toList()));
    }
}
