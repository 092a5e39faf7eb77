package village.api.event.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import village.api.client.Resource;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.place.Village;
import village.api.place.VillageCode;

/**
 * What somebody may hear of, as the parent table stands today.
 *
 * @param codes the villages he may hear of at all
 * @param villages by topic, the villages he may hear of in it
 * @param above by topic, those of them he looks at from a township or higher: only there does he hear of cases about
 *     village staff
 */
public record View(
        Map<Village.Id, VillageCode> codes,
        Map<Resource, Set<Village.Id>> villages,
        Map<Resource, Set<Village.Id>> above) {
    private static final String STAFF = "aboutStaff";
    private static final String EVERYBODY = "public";

    public View {
        codes = Map.copyOf(codes);
        villages = Map.copyOf(villages);
        above = Map.copyOf(above);
    }

    /** The types of the log worth looking at. */
    public Set<String> types() {
        return Stream.of(PublicType.values())
                .filter(type -> villages.containsKey(type.topic()))
                .map(PublicType::word)
                .collect(Collectors.toSet());
    }

    /** The event as he may know it; empty when it is not for him. */
    public Optional<PublicEvent> of(SequencedEvent sequenced) {
        var event = sequenced.event();
        return event.village()
                .flatMap(village -> seen(event).filter(type -> within(villages, type, village)))
                .map(type -> told(sequenced, type));
    }

    private Optional<PublicType> seen(Event event) {
        return PublicType.of(event.type()).flatMap(type -> switch (type) {
            case NEWS_PUBLISHED -> everybody(event) ? Optional.of(type) : Optional.empty();
            case NEWS_REVISED -> Optional.of(everybody(event) ? type : PublicType.NEWS_WITHDRAWN);
            default -> type.topic() == Resource.COMPLAINTS ? seenCase(event, type) : Optional.of(type);
        });
    }

    /** A case about village staff does not exist in a village's view; one that turns out to be so is gone from it. */
    private Optional<PublicType> seenCase(Event event, PublicType type) {
        var fromAbove = within(above, type, event.village().orElseThrow());
        if (fromAbove || !Boolean.parseBoolean(event.facts().get(STAFF))) {
            return Optional.of(type);
        }
        return type == PublicType.COMPLAINT_HANDED_UP ? Optional.of(PublicType.COMPLAINT_REMOVED) : Optional.empty();
    }

    private static boolean everybody(Event event) {
        return EVERYBODY.equals(event.facts().get("audience"));
    }

    private static boolean within(Map<Resource, Set<Village.Id>> where, PublicType type, Village.Id village) {
        return where.getOrDefault(type.topic(), Set.of()).contains(village);
    }

    private PublicEvent told(SequencedEvent sequenced, PublicType type) {
        var event = sequenced.event();
        var facts = new HashMap<String, String>();
        type.facts().stream()
                .filter(event.facts()::containsKey)
                .forEach(name -> facts.put(name, event.facts().get(name)));
        var code = codes.get(event.village().orElseThrow());
        if (code == null) {
            throw new IllegalStateException("village: " + event.village() + " (expected: one with a code)");
        }
        return new PublicEvent(
                sequenced.position(), event.id(), type, code, event.subject(), facts, event.occurredAt());
    }
}
