package village.wechat.inquiry.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;
import village.api.inquiry.Desk;
import village.api.inquiry.arranging.KeepDesks;
import village.api.inquiry.arranging.KeptDesk;
import village.api.place.Village;
import village.wechat.Requests;
import village.wechat.Words;

/** A township keeps the desks of its villages, an operator those of every village. */
@RestController
@RequestMapping("/console/v1/inquiry-desks")
@Tag(name = "咨询窗口", description = "增减窗口，请村外的专家答复")
class KeptDeskController {
    static final String SCOPE = "9 位乡镇代码；运维人员管各村都有的窗口，不填";

    private final KeepDesks keepDesks;
    private final Requests requests;

    KeptDeskController(KeepDesks keepDesks, Requests requests) {
        this.keepDesks = keepDesks;
        this.requests = requests;
    }

    @Schema(name = "KeptInquiryDesk")
    record DeskView(
            String code,
            @Schema(description = "修改时带回的版本") long version,
            @Schema(example = "农机") String name,
            @Schema(description = "这里可以问什么") String hint,

            @Schema(description = "office 村干部答复，expert 专家答复")
            String kind,

            @Schema(description = "几个工作日内答复") int days,
            @Schema(description = "是不是在用；停用的不收新的咨询") boolean on,
            @Schema(description = "归不归我管；各村都有的窗口，乡镇只看") boolean own,
            @Schema(description = "哪些村不开") List<String> leftOut) {
        static DeskView of(KeptDesk desk, boolean own, List<String> leftOut) {
            var wording = desk.wording();
            return new DeskView(
                    desk.code(),
                    desk.version(),
                    wording.name(),
                    wording.hint(),
                    Words.of(desk.kind()),
                    wording.days(),
                    desk.on(),
                    own,
                    leftOut);
        }
    }

    @Schema(name = "InquiryDeskVillage")
    record VillageView(String code, String name) {}

    @Schema(name = "KeptInquiryDesks")
    record KeptView(
            List<DeskView> items,
            @Schema(description = "本乡镇的村") List<VillageView> villages) {
        static KeptView of(KeepDesks.Kept kept) {
            return new KeptView(
                    kept.desks().stream()
                            .map(desk -> DeskView.of(desk, kept.own(desk), leftOut(kept, desk)))
                            .toList(),
                    kept.villages().stream()
                            .map(village -> new VillageView(village.code().value(), village.name()))
                            .toList());
        }

        private static List<String> leftOut(KeepDesks.Kept kept, KeptDesk desk) {
            Set<Village.Id> out = kept.leftOut().getOrDefault(desk.code(), Set.of());
            return kept.villages().stream()
                    .filter(village -> out.contains(village.id()))
                    .map(village -> village.code().value())
                    .toList();
        }
    }

    @Operation(operationId = "listKeptInquiryDesks", summary = "咨询窗口，停用的也在内")
    @GetMapping
    Mono<KeptView> list(Actor actor, @Schema(description = SCOPE) @RequestParam Optional<String> scope) {
        return Mono.defer(() -> keepDesks.read(actor, scope)).map(KeptView::of);
    }

    @Schema(name = "NewInquiryDesk", example = """
        {"scope": "330999101", "kind": "expert", "name": "农机", "hint": "农机补贴、维修、驾照", "days": 3}
        """)
    record NewDesk(
            @Schema(description = SCOPE) @Nullable String scope,

            @Schema(description = "office 村干部答复，expert 专家答复；以后不能改") @NotNull(message = "请选谁答复。")
            String kind,

            @Schema(description = "名称，最多 12 个字") @NotNull(message = "请写窗口名称。")
            String name,

            @Schema(description = "这里可以问什么，最多 60 个字") @NotNull(message = "请写可以问什么。")
            String hint,

            @Schema(description = "几个工作日内答复，1 到 60") @NotNull(message = "请填几个工作日内答复。")
            Integer days) {}

    @Operation(operationId = "addInquiryDesk", summary = "加一个咨询窗口，加好就能问")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<DeskView> add(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewDesk body) {
        return Mono.defer(() -> keepDesks.add(
                        actor,
                        Optional.ofNullable(body.scope()),
                        Words.read(body.kind(), Desk.Kind.EXPERT, "/kind"),
                        new KeptDesk.Wording(body.name(), body.hint(), body.days()),
                        requests.once(actor, "inquiry.desk.add", key, body)))
                .map(desk -> DeskView.of(desk, true, List.of()));
    }

    @Schema(name = "InquiryDeskChange", example = """
        {"version": 1, "name": "农机", "hint": "农机补贴、维修、驾照", "days": 5, "on": true}
        """)
    record ChangedDesk(
            @Schema(description = "读到的版本") @NotNull(message = "请带上读到的版本。")
            Long version,

            @Schema(description = "名称，最多 12 个字") @NotNull(message = "请写窗口名称。")
            String name,

            @Schema(description = "这里可以问什么，最多 60 个字") @NotNull(message = "请写可以问什么。")
            String hint,

            @Schema(description = "几个工作日内答复，1 到 60") @NotNull(message = "请填几个工作日内答复。")
            Integer days,

            @Schema(description = "false 停用：不收新的咨询，问过的照样答复") @NotNull(message = "请选在用还是停用。")
            Boolean on) {}

    @Operation(operationId = "changeInquiryDesk", summary = "改名称、改期限，停用，或者重新启用")
    @PutMapping("/{code}")
    Mono<DeskView> change(Actor actor, @PathVariable String code, @Valid @RequestBody ChangedDesk body) {
        return Mono.defer(() -> keepDesks.change(
                        actor,
                        code,
                        body.version(),
                        new KeptDesk.Wording(body.name(), body.hint(), body.days()),
                        body.on()))
                .map(desk -> DeskView.of(desk, true, List.of()));
    }
}
