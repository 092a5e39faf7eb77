package village.infra.identity;

import village.api.identity.Person;

/**
 * Hears at once, in this instance, that somebody's roles changed; from the event log it would hear a moment after the
 * change was acknowledged.
 */
public interface StandingListener {
    void changed(Person.Id person);
}
