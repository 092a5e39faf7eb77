package village.wechat.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.identity.AccessLog;
import village.api.identity.AccessTokens;
import village.api.identity.Actor;
import village.api.identity.ListAccesses;
import village.api.identity.PersonName;
import village.api.identity.binding.BindPerson;
import village.api.identity.binding.Binding;
import village.api.identity.binding.Consent;
import village.api.identity.binding.EndBinding;
import village.api.identity.binding.GiveConsent;
import village.api.identity.binding.WithdrawConsent;
import village.api.identity.membership.ShowMe;
import village.api.place.VillageCode;
import village.wechat.Requests;
import village.wechat.Words;

/** A person about himself. */
@RestController
@Tag(name = "我", description = "自己的身份、绑定与记录")
@RequestMapping("/mp/v1/me")
class MeController {
    private static final String ACCESSES = "my-access-log";

    private final ShowMe showMe;
    private final GiveConsent giveConsent;
    private final WithdrawConsent withdrawConsent;
    private final BindPerson bindPerson;
    private final EndBinding endBinding;
    private final ListAccesses listAccesses;
    private final Requests requests;
    private final Cursors cursors;

    MeController(
            ShowMe showMe,
            GiveConsent giveConsent,
            WithdrawConsent withdrawConsent,
            BindPerson bindPerson,
            EndBinding endBinding,
            ListAccesses listAccesses,
            Requests requests,
            Cursors cursors) {
        this.showMe = showMe;
        this.giveConsent = giveConsent;
        this.withdrawConsent = withdrawConsent;
        this.bindPerson = bindPerson;
        this.endBinding = endBinding;
        this.listAccesses = listAccesses;
        this.requests = requests;
        this.cursors = cursors;
    }

    @Schema(name = "NewConsent", example = """
        {"document": "privacy", "version": "2026-11"}
        """)
    record ConsentRequest(
            @NotNull(message = "请说明是哪份文件。") @Size(max = 40, message = "没有这份文件。")
            String document,

            @NotNull(message = "请说明是哪个版本。") @Size(max = 40, message = "没有这个版本。")
            String version) {}

    /**
     * Who somebody says he is.
     *
     * @param phoneCode what the phone button gave
     */
    @Schema(name = "NewBinding", example = """
        {"village": "330999101201", "phoneCode": "phone-13700009050", "name": "陈秀英"}
        """)
    record BindingRequest(
            @NotNull(message = "请选择村。") String village,

            @NotNull(message = "请授权手机号。") @Size(min = 1, max = 256, message = "手机号授权已失效。")
            String phoneCode,

            @Nullable @Size(max = 50, message = "姓名太长。") String name,

            @Nullable @Size(max = 4, message = "请填写身份证号的最后四位。")
            String idLast4) {

        BindPerson.Command toCommand(Optional<String> appId) {
            return new BindPerson.Command(
                    new VillageCode(village),
                    appId,
                    phoneCode,
                    Optional.ofNullable(name).filter(text -> !text.isBlank()).map(PersonName::new),
                    Optional.ofNullable(idLast4).filter(text -> !text.isBlank()));
        }
    }

    @Schema(name = "BindingState")
    record BindingView(UUID id, String state) {}

    @Operation(operationId = "readMe", summary = "我是谁，在哪些村")
    @GetMapping
    Mono<MeView> me(Actor actor) {
        return showMe.show(actor).map(MeView::of);
    }

    @Operation(operationId = "giveConsent", summary = "同意隐私说明，或者学习记录说明")
    @PostMapping("/consents")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> consent(Actor actor, @Valid @RequestBody ConsentRequest request) {
        return giveConsent.give(actor, new Consent(request.document(), request.version()));
    }

    @Operation(operationId = "withdrawConsent", summary = "收回对学习记录说明的同意，收回后不再记新的学习；再收回一次结果一样")
    @DeleteMapping("/consents/{document}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> withdraw(Actor actor, @Schema(example = "credit") @PathVariable String document) {
        return withdrawConsent.withdraw(actor, document);
    }

    /** 201 when bound at once, 202 when a cadre decides. */
    @Operation(operationId = "bindMe", summary = "绑定村民身份：当即绑定（201）或待村干部审批（202）")
    @ApiResponse(responseCode = "201", description = "已绑定")
    @ApiResponse(responseCode = "202", description = "待村干部审批")
    @PostMapping("/bindings")
    Mono<ResponseEntity<BindingView>> bind(
            Actor actor,
            AccessTokens.Access access,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody BindingRequest request) {
        return Mono.fromSupplier(() -> requests.once(actor, "binding.request", key, request))
                .flatMap(once -> bindPerson.bind(actor, request.toCommand(access.appId()), once))
                .map(MeController::toResponse);
    }

    private static ResponseEntity<BindingView> toResponse(Binding binding) {
        var status = binding.state() == Binding.State.PENDING ? HttpStatus.ACCEPTED : HttpStatus.CREATED;
        return ResponseEntity.status(status).body(new BindingView(binding.id().value(), Words.of(binding.state())));
    }

    @Operation(operationId = "endMyBinding", summary = "解除绑定")
    @DeleteMapping("/bindings/{village}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> unbind(Actor actor, @PathVariable String village) {
        return Mono.defer(() -> endBinding.end(actor, new VillageCode(village)));
    }

    @Operation(operationId = "listAccessesToMe", summary = "谁看过我的资料")
    @GetMapping("/access-log")
    Mono<AccessLogPage> accessLog(
            Actor actor, @RequestParam(defaultValue = "20") int limit, @RequestParam Optional<String> after) {
        return Mono.fromSupplier(() -> after.map(cursor -> new AccessLog.Id(cursors.open(ACCESSES, cursor))))
                .flatMap(last -> listAccesses.list(actor, limit, last))
                .map(page -> AccessLogPage.of(page, id -> cursors.seal(ACCESSES, id.value())));
    }
}
