package village.api.notice.preference;

import java.time.Clock;
import reactor.core.publisher.Mono;
import village.api.identity.Actor;

/** Somebody says how he wants to be told. */
public final class ChoosePreference {
    private final Preferences preferences;
    private final Clock clock;

    public ChoosePreference(Preferences preferences, Clock clock) {
        this.preferences = preferences;
        this.clock = clock;
    }

    public Mono<Preference> choose(Actor actor, Preference preference) {
        return Mono.fromSupplier(actor::requirePerson)
                .flatMap(person -> preferences.choose(person, preference, clock.instant()))
                .thenReturn(preference);
    }
}
