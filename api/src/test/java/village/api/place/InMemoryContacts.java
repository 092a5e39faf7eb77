package village.api.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Flux;

/** Contacts in memory. */
public final class InMemoryContacts implements Contacts {
    private record Kept(Village.Id village, Contact contact, boolean consented, int sort) {
        boolean same(Kept other) {
            return village.equals(other.village)
                    && contact.office().equals(other.contact.office())
                    && contact.phone().equals(other.contact.phone());
        }
    }

    private final List<Kept> kept = new ArrayList<>();

    public synchronized void put(Village.Id village, Contact contact, boolean consented, int sort) {
        var next = new Kept(village, contact, consented, sort);
        kept.removeIf(next::same);
        kept.add(next);
    }

    private synchronized List<Kept> shown(Village.Id village) {
        return kept.stream()
                .filter(one -> one.village().equals(village) && one.consented())
                .sorted(Comparator.comparing(Kept::sort)
                        .thenComparing(one -> one.contact().office()))
                .toList();
    }

    @Override
    public Flux<Contact> of(Village.Id village) {
        return Flux.defer(() -> Flux.fromIterable(shown(village))).map(Kept::contact);
    }
}
