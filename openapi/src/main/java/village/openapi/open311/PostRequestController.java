package village.openapi.open311;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.client.Access;
import village.api.client.Resource;
import village.api.complaint.Complaint;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.platform.ReceiveComplaint;
import village.openapi.client.Onces;
import village.openapi.client.SignedClient;
import village.openapi.client.Unsigned;
import village.openapi.signature.ApiKeys;

/** Takes requests of programs that know nothing but the specification, where the operator allows it. */
@Hidden
@RestController
class PostRequestController {
    private final boolean allowed;
    private final ApiKeys apiKeys;
    private final Categories categories;
    private final ReceiveComplaint receiveComplaint;
    private final Onces onces;

    /** @param allowed whether anything is taken at all; an api_key is weaker than a signature */
    PostRequestController(
            @Value("${village.open311.post:false}") boolean allowed,
            ApiKeys apiKeys,
            Categories categories,
            ReceiveComplaint receiveComplaint,
            Onces onces) {
        this.allowed = allowed;
        this.apiKeys = apiKeys;
        this.categories = categories;
        this.receiveComplaint = receiveComplaint;
        this.onces = onces;
    }

    /** What was made of it. */
    record Made(
            @JsonProperty("service_request_id") String id,
            @JsonProperty("service_notice") String notice,
            @JsonProperty("account_id") @Nullable String account) {
        static Made of(Complaint complaint) {
            return new Made(
                    complaint.id().toString(), "已收到，查询号 " + complaint.ticket().value() + "。", null);
        }
    }

    @Unsigned
    @PostMapping("/open311/v2/requests.json")
    @ResponseStatus(HttpStatus.CREATED)
    Mono<List<Made>> post(
            @RequestHeader(name = Onces.KEY, required = false) @Nullable String key, ServerWebExchange exchange) {
        if (!allowed) {
            return Mono.error(() -> Refusal.of(Reason.CLIENT_SCOPE, "这里没有开通 Open311 的提交。"));
        }
        return exchange.getFormData()
                .map(RequestForm::new)
                .flatMap(form -> apiKeys.caller(
                                exchange,
                                form.apiKey(),
                                Resource.COMPLAINTS,
                                Access.WRITE,
                                () -> form.required("jurisdiction_id"))
                        .flatMap(caller ->
                                existingService(caller, form).then(received(caller, form, Optional.ofNullable(key)))))
                .map(complaint -> List.of(Made.of(complaint)));
    }

    private Mono<Void> existingService(SignedClient caller, RequestForm form) {
        return Mono.fromSupplier(() -> form.required("service_code"))
                .flatMap(code -> categories
                        .inForce(caller.requireVillage().id())
                        .filter(catalogue -> Services.offered(catalogue, code)))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.COMPLAINT_SERVICE)))
                .then();
    }

    /** A repeated request is known by its Idempotency-Key alone, of which the specification knows nothing. */
    private Mono<Complaint> received(SignedClient caller, RequestForm form, Optional<String> key) {
        return Mono.defer(() -> {
            var number = key.map(named -> UUID.nameUUIDFromBytes(named.getBytes(StandardCharsets.UTF_8)))
                    .orElseGet(UUID::randomUUID);
            var once = onces.once(caller, "complaint.receive", key.orElseGet(number::toString), form.said());
            return receiveComplaint.receive(caller.platform(), form.toHandover("open311-" + number), once);
        });
    }
}
