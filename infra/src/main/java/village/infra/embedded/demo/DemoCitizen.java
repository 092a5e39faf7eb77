package village.infra.embedded.demo;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A demo person as 浙里办 knows him: {@code ticket-<openid>}, with anything behind a dot, signs in as him. Invented.
 *
 * @param openid how WeChat calls him
 */
public record DemoCitizen(String openid, String name, String identity, String phone) {
    /** Everybody who is on a roster. */
    public static List<DemoCitizen> all() {
        return DemoPlace.ALL.stream()
                .flatMap(place -> DemoRoster.of(place).stream())
                .flatMap(DemoCitizen::of)
                .toList();
    }

    private static Stream<DemoCitizen> of(DemoResident resident) {
        return DemoPerson.ALL.stream()
                .filter(person -> person.roster().equals(resident.id()))
                .map(person -> new DemoCitizen(
                        person.openid(),
                        resident.name(),
                        resident.identity(),
                        Optional.of(resident).flatMap(DemoResident::phone).orElseThrow()));
    }
}
