package village.api.notice.telling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import village.api.complaint.handling.Handlers.Handler;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.place.Village;

/**
 * Whom of a village's staff something may be told. What is about village staff is told only above the village, and to
 * nobody who also works in it.
 *
 * @param staff of the village and above it
 * @param aboutStaff whether it is about village staff
 * @param own whose own matter it is, or who brought it for him; never told as staff
 */
record InCharge(List<Handler> staff, boolean aboutStaff, Set<Person.Id> own) {
    InCharge {
        own = Set.copyOf(own);
    }

    /** Who sees to it that somebody acts: the cadres, else the township, else the county. */
    List<Person.Id> overseers() {
        return overseers(any -> true);
    }

    /** The same, of those only who meet a condition. */
    List<Person.Id> overseers(Predicate<Person.Id> condition) {
        return firstOf(condition, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR);
    }

    /** The same, beginning with whom it waits for. */
    List<Person.Id> overseers(Role first) {
        return firstOf(any -> true, first, Role.CADRE, Role.DISPATCHER, Role.SUPERVISOR);
    }

    /** Who is above the village: the township, else the county; or the county, else the township. */
    List<Person.Id> above(boolean countyFirst) {
        return above(countyFirst, any -> true);
    }

    /** The same, of those only who meet a condition. */
    List<Person.Id> above(boolean countyFirst, Predicate<Person.Id> condition) {
        return countyFirst
                ? firstOf(condition, Role.SUPERVISOR, Role.DISPATCHER)
                : firstOf(condition, Role.DISPATCHER, Role.SUPERVISOR);
    }

    private List<Person.Id> firstOf(Predicate<Person.Id> condition, Role... roles) {
        return Stream.of(roles)
                .map(role -> allowed(role).stream().filter(condition).toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    boolean mayTell(Person.Id person) {
        return staff.stream().map(Handler::person).anyMatch(person::equals) && fits(person);
    }

    /** As one of them acts in the village. */
    Actor actor(Person.Id person, Village.Id village) {
        var his = staff.stream().filter(one -> one.person().equals(person)).toList();
        return new Actor(
                Optional.of(person),
                Optional.of(village),
                his.stream().map(Handler::role).collect(Collectors.toSet()),
                Optional.empty(),
                his.stream().flatMap(one -> one.grids().stream()).collect(Collectors.toSet()));
    }

    /** What the reporter is told of whoever has the case. Never a name. */
    String label(Person.Id person) {
        return staff.stream()
                .filter(one -> one.person().equals(person))
                .filter(one -> !aboutStaff || one.role().above())
                .findFirst()
                .map(one -> label(one.role()))
                .orElse("工作人员");
    }

    private List<Person.Id> allowed(Role role) {
        return staff.stream()
                .filter(one -> one.role() == role)
                .map(Handler::person)
                .filter(this::fits)
                .distinct()
                .toList();
    }

    /** Whether he may know of it at all, besides being told his own. */
    boolean fits(Person.Id person) {
        return !own.contains(person) && !(aboutStaff && ofTheVillage().contains(person));
    }

    private Set<Person.Id> ofTheVillage() {
        return staff.stream()
                .filter(one -> !one.role().above())
                .map(Handler::person)
                .collect(Collectors.toSet());
    }

    private static String label(Role role) {
        return switch (role) {
            case GRID_WORKER -> "网格员";
            case CADRE -> "村干部";
            case DISPATCHER -> "乡镇工作人员";
            case SUPERVISOR -> "县里工作人员";
            default -> "工作人员";
        };
    }
}
