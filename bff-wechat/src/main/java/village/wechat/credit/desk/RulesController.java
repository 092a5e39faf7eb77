package village.wechat.credit.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.credit.Amount;
import village.api.credit.rule.PublishRules;
import village.api.credit.rule.Scheme;
import village.api.credit.rule.Schemes;
import village.api.identity.Actor;
import village.wechat.Requests;
import village.wechat.Times;
import village.wechat.credit.RuleView;

/** Rules of credit, version by version. */
@RestController
@RequestMapping("/console/v1/villages/{village}/credits/rules")
@Tag(name = "积分办理", description = "党员学习积分的规则、确认、冲正、申诉和结账")
class RulesController {
    private final PublishRules publishRules;
    private final Requests requests;

    RulesController(PublishRules publishRules, Requests requests) {
        this.publishRules = publishRules;
        this.requests = requests;
    }

    /** A version as the console shows it. */
    @Schema(name = "CreditRules")
    record RulesView(
            @Schema(description = "版本：starter-1 是系统带的起始规则") String version,
            LocalDate effectiveFrom,
            @Schema(description = "依据") String basis,
            int requiredPoints,
            int requiredMinutes,
            int leaderPoints,
            int leaderMinutes,
            List<RuleView> rules,
            @Nullable OffsetDateTime publishedAt) {
        static RulesView of(Schemes.Published published) {
            var scheme = published.scheme();
            return new RulesView(
                    scheme.version(),
                    scheme.effectiveFrom(),
                    scheme.basis(),
                    scheme.required().points(),
                    scheme.required().minutes(),
                    scheme.requiredOfLeaders().points(),
                    scheme.requiredOfLeaders().minutes(),
                    scheme.rules().stream().map(RuleView::of).toList(),
                    published.publishedAt().map(Times::of).orElse(null));
        }
    }

    /** All versions, the latest first. */
    @Schema(name = "CreditRulesList")
    record RulesList(List<RulesView> items) {}

    @Operation(operationId = "listCreditRules", summary = "积分规则的全部版本，最晚生效的在前")
    @GetMapping
    Mono<RulesList> list(Actor actor) {
        return publishRules
                .all(actor)
                .map(all -> new RulesList(all.stream().map(RulesView::of).toList()));
    }

    @Schema(name = "NewCreditRules", example = """
            {"effectiveFrom": "2027-01-01", "basis": "支部党员大会通过", "requiredPoints": 0, "requiredMinutes": 1920,
             "leaderPoints": 0, "leaderMinutes": 3360, "rules": [{"code": "lesson", "source": "lesson", "name": "线上课程",
             "unit": "分钟", "per": 60, "points": 2, "minutes": 60, "perDay": {"points": 6}, "proof": false}]}
            """)
    record NewRules(
            @Schema(description = "从哪一天起生效，最早明天") @NotNull(message = "请写明从哪一天起生效。")
            LocalDate effectiveFrom,

            @NotNull(message = "请写明依据。") String basis,
            int requiredPoints,
            int requiredMinutes,
            int leaderPoints,
            int leaderMinutes,
            @NotNull(message = "请写明规则。") List<@NotNull(message = "规则不能是空的。") @Valid RuleView> rules) {
        Scheme toScheme() {
            return new Scheme(
                    "draft",
                    effectiveFrom,
                    basis,
                    new Amount(requiredPoints, requiredMinutes),
                    new Amount(leaderPoints, leaderMinutes),
                    rules.stream().map(RuleView::toRule).toList());
        }
    }

    @Operation(operationId = "publishCreditRules", summary = "公布新版规则：只管生效那天以后的事，以前记下的不变")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<RulesView> publish(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewRules body) {
        return Mono.defer(() -> publishRules.publish(
                        actor, body.toScheme(), requests.optional(actor, "credit.rules", key, body)))
                .map(RulesView::of);
    }
}
