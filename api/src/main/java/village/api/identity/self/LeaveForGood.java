package village.api.identity.self;

import java.time.Clock;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.Transactions;
import village.api.identity.Actor;
import village.api.identity.RoleBook;

/** A person has his account deleted. What the law keeps stays without his name; nothing brings the account back. */
public final class LeaveForGood {
    /** What he types to show that he means it. */
    public static final String WORD = "注销";

    private final List<PersonalRecords> records;
    private final Transactions transactions;
    private final RoleBook roles;
    private final Clock clock;

    public LeaveForGood(List<PersonalRecords> records, Transactions transactions, RoleBook roles, Clock clock) {
        this.records = List.copyOf(records);
        this.transactions = transactions;
        this.roles = roles;
        this.clock = clock;
    }

    /** All or nothing: where one kind of data cannot go, none goes. */
    public Mono<Void> leave(Actor actor, String word) {
        return Mono.fromSupplier(actor::requirePerson)
                .doOnNext(person -> requireWord(word))
                .flatMap(person -> transactions
                        .together(Flux.fromIterable(records)
                                .concatMap(each -> each.erase(person, clock.instant()))
                                .then(Mono.just(person)))
                        .doOnNext(roles::forget))
                .then();
    }

    private static void requireWord(String word) {
        if (!word.strip().equals(WORD)) {
            throw Refusal.invalid("/confirm", "请填写“" + WORD + "”两个字，表示您确实要注销。");
        }
    }
}
