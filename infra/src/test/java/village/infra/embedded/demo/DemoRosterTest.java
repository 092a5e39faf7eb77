package village.infra.embedded.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import village.api.identity.IdentityNumber;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;

class DemoRosterTest {
    private final List<DemoResident> everybody = DemoPlace.ALL.stream()
            .flatMap(place -> DemoRoster.of(place).stream())
            .toList();

    @Test
    void drawsFourHundredPeopleWithValidNumbersOfTheirOwn() {
        assertThat(everybody).hasSizeBetween(400, 410);
        assertThat(everybody).extracting(DemoResident::id).doesNotHaveDuplicates();
        assertThat(everybody)
                .extracting(resident -> new IdentityNumber(resident.identity()).value())
                .allMatch(number -> number.startsWith("330999"))
                .doesNotHaveDuplicates();
        assertThat(everybody)
                .extracting(resident -> new PersonName(resident.name()).value())
                .isNotEmpty();
        assertThat(everybody.stream().map(DemoResident::phone).flatMap(Optional::stream))
                .allMatch(phone -> new PhoneNumber(phone).value().startsWith("1990000") || phone.startsWith("1990001"))
                .doesNotHaveDuplicates();
    }

    @Test
    void drawsTheSamePeopleEveryTime() {
        assertThat(DemoRoster.of(DemoPlace.ALL.get(0))).isEqualTo(DemoRoster.of(DemoPlace.ALL.get(0)));
    }

    @Test
    void knowsEveryDemoPersonOfAVillage() {
        assertThat(everybody).extracting(DemoResident::name).contains("陈秀英", "吴彩凤", "林晓雨");
    }
}
