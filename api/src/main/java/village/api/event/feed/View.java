package village.api.event.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import village.api.client.Client;
import village.api.client.Resource;
import village.api.complaint.Ending;
import village.api.event.Event;
import village.api.event.SequencedEvent;
import village.api.place.Village;
import village.api.place.VillageCode;

/**
 * What somebody may hear of, as the parent table stands today.
 *
 * @param codes the villages he may hear of at all
 * @param villages by topic, the villages he may hear of in it
 */
public record View(Map<Village.Id, VillageCode> codes, Map<Resource, Set<Village.Id>> villages) {
    private static final String STAFF = "aboutStaff";
    private static final String PUBLISHED = "published";
    private static final String WAS_PUBLISHED = "wasPublished";
    private static final String EVERYBODY = "public";

    public View {
        codes = Map.copyOf(codes);
        villages = Map.copyOf(villages);
    }

    /** The types of the log worth looking at. */
    public Set<String> types() {
        return Stream.of(PublicType.values())
                .filter(type -> villages.containsKey(type.topic()))
                .map(PublicType::word)
                .collect(Collectors.toSet());
    }

    /**
     * The event as he may know it; empty when it is not for him.
     *
     * @param own whether it is about a case he has to do with, as {@link #own} says
     */
    public Optional<PublicEvent> of(SequencedEvent sequenced, boolean own) {
        var event = sequenced.event();
        return event.village()
                .flatMap(village -> seen(event, own).filter(type -> within(type, village)))
                .map(type -> told(sequenced, type, own));
    }

    /**
     * Whether an event is about a case the client handed over, was sent, or has just been taken from.
     *
     * @param owners as {@link Views#owners} gives them
     */
    public static boolean own(SequencedEvent event, Client.Id client, Map<UUID, Set<Client.Id>> owners) {
        var about = event.event();
        return owners.getOrDefault(about.subject().id(), Set.of()).contains(client)
                || client.toString().equals(about.facts().get(Ending.TAKEN_FROM));
    }

    private Optional<PublicType> seen(Event event, boolean own) {
        return PublicType.of(event.type()).flatMap(type -> switch (type) {
            case NEWS_PUBLISHED -> everybody(event) ? Optional.of(type) : Optional.empty();
            case NEWS_REVISED -> Optional.of(everybody(event) ? type : PublicType.NEWS_WITHDRAWN);
            default -> type.topic() == Resource.COMPLAINTS ? seenCase(event, type, own) : Optional.of(type);
        });
    }

    /**
     * A case is told of while everybody may see it, and to whoever handed it over. One about village staff is never
     * told of; one that turns out to be so is gone for those who knew of it.
     */
    private static Optional<PublicType> seenCase(Event event, PublicType type, boolean own) {
        if (is(event, STAFF)) {
            var known = own || is(event, WAS_PUBLISHED);
            return type == PublicType.COMPLAINT_HANDED_UP && known
                    ? Optional.of(PublicType.COMPLAINT_REMOVED)
                    : Optional.empty();
        }
        var told = own || is(event, PUBLISHED) || type == PublicType.COMPLAINT_UNPUBLISHED;
        return told ? Optional.of(type) : Optional.empty();
    }

    private static boolean is(Event event, String fact) {
        return Boolean.parseBoolean(event.facts().get(fact));
    }

    private static boolean everybody(Event event) {
        return EVERYBODY.equals(event.facts().get("audience"));
    }

    private boolean within(PublicType type, Village.Id village) {
        return villages.getOrDefault(type.topic(), Set.of()).contains(village);
    }

    private PublicEvent told(SequencedEvent sequenced, PublicType type, boolean own) {
        var event = sequenced.event();
        var facts = new HashMap<String, String>();
        type.facts().stream()
                .filter(event.facts()::containsKey)
                .forEach(name -> facts.put(name, event.facts().get(name)));
        var code = codes.get(event.village().orElseThrow());
        if (code == null) {
            throw new IllegalStateException("village: " + event.village() + " (expected: one with a code)");
        }
        var gone = type.tombstone() || (type == PublicType.COMPLAINT_UNPUBLISHED && !own);
        return new PublicEvent(
                sequenced.position(), event.id(), type, gone, code, event.subject(), facts, event.occurredAt());
    }
}
