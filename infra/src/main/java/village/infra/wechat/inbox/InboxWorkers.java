package village.infra.wechat.inbox;

import java.time.Clock;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.infra.event.Loop;
import village.infra.event.Loops;
import village.wechat.account.inbox.AnswerLetters;

/** Answers what was not answered with its callback, carries over what waits aside, and forgets what is old. */
final class InboxWorkers {
    private static final int FORGOTTEN_AT_ONCE = 1_000;

    private InboxWorkers() {}

    static Loops of(AnswerLetters answer, PostgresInbox inbox, RedisAside aside, Clock clock, InboxSettings settings) {
        var lanes = IntStream.rangeClosed(1, settings.lanes())
                .mapToObj(number -> new Loop("inbox lane " + number, settings.poll(), lane(answer)));
        var others = Stream.of(
                new Loop("inbox carrier", settings.poll(), carried(inbox, aside, clock)),
                new Loop("inbox sweep", settings.sweep(), swept(inbox, clock, settings)));
        return new Loops(Stream.concat(lanes, others).toList());
    }

    private static Mono<Boolean> lane(AnswerLetters answer) {
        return answer.next().hasElement();
    }

    static Mono<Boolean> carried(PostgresInbox inbox, RedisAside aside, Clock clock) {
        return aside.some()
                .flatMapMany(Flux::fromIterable)
                .concatMap(waiting -> inbox.add(waiting.letter(), clock.instant())
                        .then(Mono.defer(() -> aside.done(waiting)))
                        .thenReturn(true))
                .count()
                .map(carried -> carried > 0);
    }

    private static Mono<Boolean> swept(PostgresInbox inbox, Clock clock, InboxSettings settings) {
        return Mono.defer(() -> inbox.forget(clock.instant().minus(settings.retention()), FORGOTTEN_AT_ONCE))
                .map(forgotten -> forgotten == FORGOTTEN_AT_ONCE);
    }
}
