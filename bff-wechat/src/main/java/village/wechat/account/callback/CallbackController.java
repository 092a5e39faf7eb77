package village.wechat.account.callback;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.wechat.account.envelope.CallbackSecret;
import village.wechat.account.envelope.Envelope;
import village.wechat.account.envelope.MessageForm;
import village.wechat.account.envelope.PassiveReply;
import village.wechat.account.envelope.Signature;
import village.wechat.account.inbox.Letter;
import village.wechat.account.inbox.ReceiveLetters;

/**
 * Where WeChat calls back. Answers in time whatever happens, and {@code success} or a reply only when what it told is
 * safe; else WeChat tells again.
 */
@Hidden
@RestController
@RequestMapping(path = "/wechat/{appId}/callback")
class CallbackController {
    private static final String TAKEN = "success";
    private static final int LONGEST = 64 * 1024;
    private static final MediaType XML = new MediaType(MediaType.TEXT_XML, StandardCharsets.UTF_8);

    private final CallbackSecrets secrets;
    private final ReceiveLetters receiveLetters;
    private final Map<String, CallbackListener> listeners;
    private final Clock clock;

    CallbackController(
            CallbackSecrets secrets, ReceiveLetters receiveLetters, List<CallbackListener> listeners, Clock clock) {
        this.secrets = secrets;
        this.receiveLetters = receiveLetters;
        this.listeners = byEvent(listeners);
        this.clock = clock;
    }

    /** WeChat checks that the address is ours: the echo comes back as it was. */
    @GetMapping(produces = MediaType.TEXT_PLAIN_VALUE)
    Mono<String> echo(
            @PathVariable String appId,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "") String timestamp,
            @RequestParam(defaultValue = "") String nonce,
            @RequestParam(defaultValue = "") String echostr) {
        return secret(appId)
                .filter(secret -> new Signature(signature, timestamp, nonce).madeWith(secret.token()))
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_SIGNATURE_INVALID)))
                .filter(genuine -> echostr.matches("[0-9A-Za-z_-]{1,128}"))
                .map(genuine -> echostr)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.REQUEST_MALFORMED)));
    }

    /** Takes a message in. */
    @PostMapping
    Mono<ResponseEntity<String>> take(
            @PathVariable String appId, @RequestParam Map<String, String> query, @RequestBody Flux<DataBuffer> body) {
        var arrivedAt = clock.instant();
        return secret(appId)
                .flatMap(secret -> DataBufferUtils.join(body, LONGEST)
                        .map(CallbackController::text)
                        .defaultIfEmpty("")
                        .map(text -> Envelope.opened(appId, secret, query, text, arrivedAt))
                        .flatMap(envelope -> answer(envelope, secret, arrivedAt)));
    }

    private Mono<CallbackSecret> secret(String appId) {
        return secrets.of(appId).switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_SIGNATURE_INVALID)));
    }

    private Mono<ResponseEntity<String>> answer(Envelope envelope, CallbackSecret secret, Instant arrivedAt) {
        var listener = listeners.get(envelope.message().field("Event"));
        if (listener != null) {
            return listener.told(envelope.appId(), envelope.message()).then(Mono.fromSupplier(() -> plain(TAKEN)));
        }
        return secret.converses() ? said(envelope, arrivedAt) : Mono.just(plain(TAKEN));
    }

    private Mono<ResponseEntity<String>> said(Envelope envelope, Instant arrivedAt) {
        var message = MessageForm.read(envelope.appId(), envelope.message());
        var key = MessageForm.key(envelope.appId(), envelope.message());
        var follower = MessageForm.follower(envelope.appId(), envelope.message());
        return receiveLetters
                .receive(new Letter(key, envelope.appId(), follower, arrivedAt, envelope.text()), message)
                .map(reply -> toAnswer(envelope, reply));
    }

    private ResponseEntity<String> toAnswer(Envelope envelope, Optional<String> reply) {
        return reply.map(text ->
                        ResponseEntity.ok().contentType(XML).body(PassiveReply.to(envelope, text, clock.instant())))
                .orElseGet(() -> plain(TAKEN));
    }

    private static ResponseEntity<String> plain(String text) {
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body(text);
    }

    private static String text(DataBuffer whole) {
        try {
            return whole.toString(StandardCharsets.UTF_8);
        } finally {
            DataBufferUtils.release(whole);
        }
    }

    private static Map<String, CallbackListener> byEvent(List<CallbackListener> listeners) {
        var known = new HashMap<String, CallbackListener>();
        for (var listener : listeners) {
            for (var event : listener.events()) {
                if (known.put(event, listener) != null) {
                    throw new IllegalStateException(event + " (expected: one listener)");
                }
            }
        }
        return Map.copyOf(known);
    }
}
