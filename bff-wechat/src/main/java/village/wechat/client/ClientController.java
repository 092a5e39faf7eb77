package village.wechat.client;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Refusal;
import village.api.client.Client;
import village.api.client.calling.CallLog;
import village.api.client.calling.ReadCalls;
import village.api.client.registering.ChangeClient;
import village.api.client.registering.ReadClients;
import village.api.client.registering.RegisterClient;
import village.api.identity.Actor;
import village.wechat.ListRequest;
import village.wechat.Requests;
import village.wechat.Versions;

/** The platforms that may call the open API, for operators. */
@RestController
@Tag(name = "接入方", description = "可以调用开放接口的平台：权限、密钥、调用记录，由运维管理")
@RequestMapping("/console/v1/clients")
class ClientController {
    private static final String LIST = "clients";
    private static final String CALLS = "client-calls";

    private final RegisterClient registerClient;
    private final ChangeClient changeClient;
    private final ReadClients readClients;
    private final ReadCalls readCalls;
    private final Requests requests;
    private final Cursors cursors;

    ClientController(
            RegisterClient registerClient,
            ChangeClient changeClient,
            ReadClients readClients,
            ReadCalls readCalls,
            Requests requests,
            Cursors cursors) {
        this.registerClient = registerClient;
        this.changeClient = changeClient;
        this.readClients = readClients;
        this.readCalls = readCalls;
        this.requests = requests;
        this.cursors = cursors;
    }

    @Operation(operationId = "listClients", summary = "接入方（不含密钥）")
    @GetMapping
    Mono<ClientView.Listed> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, LIST, limit, after))
                .flatMap(asked ->
                        readClients.page(actor, asked.limit(), asked.after().map(Client.Id::new)))
                .map(page -> new ClientView.Listed(
                        page.items().stream().map(ClientView::of).toList(),
                        ListRequest.next(page, cursors, LIST, Client.Id::value)));
    }

    @Operation(operationId = "registerClient", summary = "登记一个接入方；答复里有密钥，同一个请求 10 分钟内重发还有，以后不再显示")
    @PostMapping
    Mono<ResponseEntity<ClientView.WithSecret>> register(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody ClientBodies.Agreed agreed) {
        return Mono.fromSupplier(() -> requests.once(actor, "client.register", key, agreed))
                .flatMap(once -> registerClient.register(actor, agreed.toTerms(), once))
                .map(issued -> secret(ClientView.WithSecret.of(issued)));
    }

    @Operation(operationId = "getClient", summary = "一个接入方（不含密钥）")
    @GetMapping("/{id}")
    Mono<ResponseEntity<ClientView>> show(Actor actor, @PathVariable UUID id) {
        return readClients.one(actor, new Client.Id(id)).map(ClientController::tagged);
    }

    @Operation(operationId = "changeClient", summary = "改约定：名称、权限、次数、来源地址、网关前缀、签名方式；要带 If-Match")
    @PutMapping("/{id}")
    Mono<ResponseEntity<ClientView>> change(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            @Valid @RequestBody ClientBodies.Agreed agreed) {
        return readClients
                .one(actor, new Client.Id(id))
                .flatMap(there -> changeClient.agree(
                        actor, there.id(), Versions.seen(match, ClientController::unseen), agreed.toTerms()))
                .map(ClientController::tagged);
    }

    @Operation(operationId = "issueClientKey", summary = "再发一把密钥，最多两把启用；同一个请求 10 分钟内重发得到同一把，以后不再显示，没有收到的，停用它再发一把")
    @PostMapping("/{id}/keys")
    Mono<ResponseEntity<ClientView.WithSecret>> issueKey(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key) {
        return Mono.fromSupplier(() -> requests.once(actor, "client.key", key, id))
                .flatMap(once -> changeClient.issueKey(actor, new Client.Id(id), once))
                .map(issued -> secret(ClientView.WithSecret.of(issued)));
    }

    @Operation(operationId = "revokeClientKey", summary = "停用一把密钥，马上生效，不能恢复")
    @PostMapping("/{id}/keys/{keyId}/revocations")
    Mono<ResponseEntity<ClientView>> revokeKey(Actor actor, @PathVariable UUID id, @PathVariable String keyId) {
        return changeClient.revokeKey(actor, new Client.Id(id), keyId).map(ClientController::tagged);
    }

    @Operation(operationId = "listClientCalls", summary = "调用记录，从新到旧，保存 180 天")
    @GetMapping("/{id}/calls")
    Mono<CallPage> calls(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return Mono.fromSupplier(() -> ListRequest.of(cursors, CALLS, limit, after))
                .flatMap(asked -> readCalls.page(
                        actor, new Client.Id(id), asked.limit(), asked.after().map(CallLog.Id::new)))
                .map(page -> new CallPage(
                        page.items().stream().map(CallPage.Line::of).toList(),
                        ListRequest.next(page, cursors, CALLS, CallLog.Id::value)));
    }

    private static ResponseEntity<ClientView.WithSecret> secret(ClientView.WithSecret issued) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(issued);
    }

    private static ResponseEntity<ClientView> tagged(Client client) {
        return ResponseEntity.ok()
                .eTag("\"" + client.version() + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(ClientView.of(client));
    }

    private static Refusal unseen() {
        return Refusal.invalid("/If-Match", "请先看过这个接入方再改（缺少 If-Match）。");
    }
}
