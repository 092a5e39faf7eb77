package village.api.disclosure.occurrence;

import java.util.UUID;
import village.api.place.Village;

class InMemoryOccurrencesTest implements OccurrencesContract {
    private final InMemoryOccurrences occurrences = new InMemoryOccurrences();

    @Override
    public Occurrences occurrences() {
        return occurrences;
    }

    @Override
    public Village.Id village() {
        return new Village.Id(UUID.randomUUID());
    }
}
