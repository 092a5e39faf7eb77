package village.wechat.account;

import io.swagger.v3.oas.annotations.Hidden;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.attachment.MediaVerdicts.Verdict;
import village.api.attachment.TakeContentVerdict;

/** Where WeChat calls back. Answers {@code success} only when what it told is safe; else WeChat tells again. */
@Hidden
@RestController
@RequestMapping(path = "/wechat/{appId}/callback", produces = MediaType.TEXT_PLAIN_VALUE)
class CallbackController {
    private static final String TAKEN = "success";

    private final CallbackTokens tokens;
    private final TakeContentVerdict takeContentVerdict;

    CallbackController(CallbackTokens tokens, TakeContentVerdict takeContentVerdict) {
        this.tokens = tokens;
        this.takeContentVerdict = takeContentVerdict;
    }

    /** WeChat checks that the address is ours: the echo comes back as it was. */
    @GetMapping
    Mono<String> echo(
            @PathVariable String appId,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "") String timestamp,
            @RequestParam(defaultValue = "") String nonce,
            @RequestParam(defaultValue = "") String echostr) {
        return signed(appId, new Signature(signature, timestamp, nonce))
                .filter(token -> echostr.matches("[0-9A-Za-z_-]{1,128}"))
                .map(token -> echostr)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.REQUEST_MALFORMED)));
    }

    /** Takes a message in. What we do not know yet is taken and let go. */
    @PostMapping
    Mono<String> take(
            @PathVariable String appId,
            @RequestParam(defaultValue = "") String signature,
            @RequestParam(defaultValue = "") String timestamp,
            @RequestParam(defaultValue = "") String nonce,
            @RequestBody Mono<byte[]> body) {
        return signed(appId, new Signature(signature, timestamp, nonce))
                .then(body)
                .map(bytes -> CallbackMessage.of(new String(bytes, StandardCharsets.UTF_8)))
                .flatMap(this::taken)
                .thenReturn(TAKEN);
    }

    private Mono<String> signed(String appId, Signature signature) {
        return tokens.of(appId)
                .filter(signature::madeWith)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.WECHAT_SIGNATURE_INVALID)));
    }

    private Mono<Void> taken(CallbackMessage message) {
        var known = message.field("Event").equals("wxa_media_check");
        return known ? verdict(message) : Mono.empty();
    }

    private Mono<Void> verdict(CallbackMessage message) {
        return Mono.justOrEmpty(suggested(message))
                .flatMap(verdict -> takeContentVerdict.arrived(message.field("trace_id"), verdict));
    }

    /** A check that failed at WeChat ends without a suggestion: people decide. */
    private static Optional<Verdict> suggested(CallbackMessage message) {
        if (message.field("trace_id").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (message.field("result/suggest")) {
                    case "pass" -> Verdict.PASS;
                    case "risky" -> Verdict.RISKY;
                    default -> Verdict.REVIEW;
                });
    }
}
