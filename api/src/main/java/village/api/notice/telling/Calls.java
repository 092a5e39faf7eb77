package village.api.notice.telling;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.handling.Handlers.Handler;
import village.api.identity.Person;

/**
 * What staff entered for people without WeChat here, of one case: the case itself, and what was merged into it. Somebody
 * has to tell each of them by himself.
 */
record Calls(List<Call> all) {
    Calls {
        all = List.copyOf(all);
    }

    /** @param parts what was merged into the case */
    static Calls of(Complaint complaint, List<Complaint> parts, List<Handler> staff) {
        var standing = parts.stream().filter(part -> !part.ending().withdrawn());
        return new Calls(Stream.concat(Stream.of(complaint), standing)
                .filter(one -> one.reporting().byHand())
                .map(one -> new Call(one, inCharge(one, staff)))
                .toList());
    }

    static InCharge inCharge(Complaint complaint, List<Handler> staff) {
        return new InCharge(
                staff,
                complaint.intake().aboutStaff(),
                complaint.reporting().told().collect(Collectors.toSet()));
    }

    /** Who has to tell somebody. */
    Stream<Person.Id> tellers() {
        return all.stream().flatMap(Call::tellers);
    }

    /** Of which cases he has to tell their reporters, the case itself first. */
    List<Complaint> of(Person.Id teller) {
        return all.stream()
                .filter(call -> call.tellers().anyMatch(teller::equals))
                .map(Call::complaint)
                .toList();
    }

    private record Call(Complaint complaint, InCharge inCharge) {
        /**
         * Who took it; if he may not see the name (any more), those overseers who may: a call, or a visit, takes the name,
         * and the rule of the case's page says who may see it.
         */
        private Stream<Person.Id> tellers() {
            var filer = complaint.reporting().filer();
            return inCharge.mayTell(filer) && seesName(filer)
                    ? Stream.of(filer)
                    : inCharge.overseers(this::seesName).stream();
        }

        private boolean seesName(Person.Id person) {
            return Access.maySeeName(inCharge.actor(person, complaint.village()), complaint);
        }
    }
}
