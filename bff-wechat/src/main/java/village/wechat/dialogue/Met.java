package village.wechat.dialogue;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import village.api.identity.Person;
import village.wechat.dialogue.talk.Surroundings;

/**
 * Who sent a message and what is around it.
 *
 * @param person empty for somebody who never signed in
 */
record Met(Optional<Person.Id> person, Surroundings surroundings) {
    static final Met NOBODY = new Met(Optional.empty(), new Surroundings(List.of(), Set.of(), Optional.empty()));
}
