package village.infra.embedded.demo;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** One line of a demo roster. Invented. */
record DemoResident(
        UUID id,
        String name,
        Optional<String> phone,
        String identity,
        LocalDate born,
        int household,
        Optional<String> branch,
        boolean migrant,
        boolean resident) {}
