package village.api.identity.roster;

import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.identity.PersonName;
import village.api.identity.Role;
import village.api.identity.RosterEntry;

/**
 * Staff find who rang up or came by, by his whole name and the end of his number. What they are shown is masked: it
 * tells two of one name apart, and nothing else.
 */
public final class FindOnRoster {
    private static final int MOST = 20;

    private final RosterNames roster;

    public FindOnRoster(RosterNames roster) {
        this.roster = roster;
    }

    /**
     * At most {@value #MOST}; empty when nobody fits.
     *
     * @param tail the last four digits of his number; empty finds everybody of that name
     */
    public Mono<List<RosterEntry>> find(Actor actor, PersonName name, Optional<String> tail) {
        return Mono.fromSupplier(() -> actor.require(Role.GRID_WORKER, Role.CADRE, Role.DISPATCHER)
                        .requireVillage())
                .map(village -> {
                    checked(tail);
                    return village;
                })
                .flatMap(village -> roster.named(village, name, tail, MOST));
    }

    private static void checked(Optional<String> tail) {
        if (tail.filter(digits -> !digits.matches("[0-9]{4}")).isPresent()) {
            throw Refusal.invalid("/phoneTail", "请填手机号的最后四位数字，或者不填。");
        }
    }
}
