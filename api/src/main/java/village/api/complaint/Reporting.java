package village.api.complaint;

import java.util.Optional;
import java.util.stream.Stream;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.RosterPerson;

/**
 * Who brought a case, and how.
 *
 * @param reporter whose case it is; empty when he has no WeChat here
 * @param roster who that is on the village's roster; empty for a caller who is not on it
 * @param filer who entered it: the reporter himself, a relative, or staff
 */
public record Reporting(
        Optional<Person.Id> reporter, Optional<RosterPerson.Id> roster, Person.Id filer, Source source) {

    /** The way it came in. */
    public enum Source {
        /** Mini-program or H5 pages. */
        WECHAT("微信"),
        /** The public account's chat. */
        ACCOUNT("公众号"),
        /** A relative the village approved acts for him. */
        FAMILY("家人代办"),
        PHONE("电话"),
        PAPER("书面"),
        VISIT("来访走访"),
        /** Another platform, over the open API. */
        PLATFORM("其他平台");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** Whether staff entered it for somebody. */
        public boolean registered() {
            return this == PHONE || this == PAPER || this == VISIT;
        }

        /** Whether who entered it is nobody of the village: it is not his own case. */
        public boolean handedOver() {
            return this == PLATFORM;
        }
    }

    Reporting found(Person.Id person) {
        return new Reporting(reporter.or(() -> Optional.of(person)), roster, filer, source);
    }

    /** Whether he stands on the reporter's side: the reporter, or the relative or the platform that filed for him. */
    public boolean by(Actor actor) {
        return actor.person().filter(this::by).isPresent();
    }

    /** The same of somebody who does not act now. */
    public boolean by(Person.Id person) {
        var forHim = source == Source.FAMILY || source.handedOver();
        return reporter.filter(person::equals).isPresent() || (forHim && filer.equals(person));
    }

    /** Whether it is the same reporter's as another, and somebody speaks for him here too. */
    public boolean besides(Reporting other, Person.Id by) {
        return reporter.isPresent() && reporter.equals(other.reporter) && by(by);
    }

    /** Who hears how it goes: the reporter, and the relative who filed for him. */
    public Stream<Person.Id> told() {
        var relative = source == Source.FAMILY ? Stream.of(filer) : Stream.<Person.Id>empty();
        return Stream.concat(reporter.stream(), relative).distinct();
    }

    /** Whether nobody can be written to: staff entered it for somebody who has no WeChat here, and have to tell him. */
    public boolean byHand() {
        return source.registered() && reporter.isEmpty();
    }

    /** Whether it is his own matter: he stands on the reporter's side, or somebody entered it for him. */
    public boolean concerns(Actor actor) {
        return by(actor) || (roster.isPresent() && roster.equals(actor.rosterPerson()));
    }
}
