package village.wechat.account.parked;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Cursors;
import village.api.Reason;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.Role;

/** An operator at the letters that were given up; everybody else is refused. */
@RestController
@Tag(name = "运维", description = "没有送出的通知")
@RequestMapping("/console/v1/letters/parked")
class ParkedLetterController {
    private static final String LIST = "parked-letters";
    private static final int MAX_LIMIT = 100;

    private final ParkedLetters letters;
    private final Cursors cursors;

    ParkedLetterController(ParkedLetters letters, Cursors cursors) {
        this.letters = letters;
        this.cursors = cursors;
    }

    @Operation(operationId = "listParkedLetters", summary = "多次没能回复、已搁置，或者回复发不出去、不知道发出去没有的公众号来信")
    @GetMapping
    Mono<ParkedLetterPage> list(
            Actor actor, @RequestParam(defaultValue = "20") int limit, @RequestParam Optional<String> after) {
        return Mono.fromSupplier(() -> asked(actor, limit, after))
                .flatMap(last -> letters.page(limit, last))
                .map(page -> ParkedLetterPage.of(page, id -> cursors.seal(LIST, id)));
    }

    @Operation(operationId = "replayParkedLetter", summary = "重新处理一条搁置的来信")
    @PostMapping("/{id}/replays")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Void> replay(Actor actor, @PathVariable UUID id) {
        return Mono.fromRunnable(() -> actor.require(Role.OPERATOR))
                .then(Mono.defer(() -> letters.replay(id)))
                .filter(replayed -> replayed)
                .switchIfEmpty(Mono.error(() -> Refusal.of(Reason.LETTER_PARKED_NOT_FOUND)))
                .then();
    }

    private Optional<UUID> asked(Actor actor, int limit, Optional<String> after) {
        actor.require(Role.OPERATOR);
        if (limit < 1 || limit > MAX_LIMIT) {
            throw Refusal.of(Reason.LIST_LIMIT_INVALID);
        }
        return after.map(cursor -> cursors.open(LIST, cursor));
    }
}
