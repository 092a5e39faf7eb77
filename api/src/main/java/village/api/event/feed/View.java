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
     * @param tie what he has to do with it, as {@link #tie} says
     */
    public Optional<PublicEvent> of(SequencedEvent sequenced, Tie tie) {
        var event = sequenced.event();
        return event.village()
                .flatMap(village -> seen(event, tie).filter(type -> within(type, village)))
                .map(type -> told(sequenced, type, tie));
    }

    /**
     * What the client has to do with the case an event is about. Who handed it over keeps it, also when it is taken from
     * him again.
     *
     * @param owners as {@link Views#owners} gives them
     */
    public static Tie tie(SequencedEvent event, Client.Id client, Map<UUID, Set<Client.Id>> owners) {
        var about = event.event();
        if (owners.getOrDefault(about.subject().id(), Set.of()).contains(client)) {
            return Tie.HAS;
        }
        return client.toString().equals(about.facts().get(Ending.TAKEN_FROM)) ? Tie.LOSES : Tie.NONE;
    }

    private Optional<PublicType> seen(Event event, Tie tie) {
        return PublicType.of(event.type()).flatMap(type -> switch (type) {
            case NEWS_PUBLISHED -> everybody(event) ? Optional.of(type) : Optional.empty();
            case NEWS_REVISED -> Optional.of(everybody(event) ? type : PublicType.NEWS_WITHDRAWN);
            default -> type.topic() == Resource.COMPLAINTS ? seenCase(event, type, tie != Tie.NONE) : Optional.of(type);
        });
    }

    /**
     * A case is told of while everybody may see it, and to whoever handed it over; how the one goes on that it was
     * merged into, to the latter only. One about village staff is never told of; one that turns out to be so is gone for
     * those who knew of it.
     */
    private static Optional<PublicType> seenCase(Event event, PublicType type, boolean own) {
        if (is(event, STAFF)) {
            var known = own || is(event, WAS_PUBLISHED);
            return type == PublicType.COMPLAINT_HANDED_UP && known
                    ? Optional.of(PublicType.COMPLAINT_REMOVED)
                    : Optional.empty();
        }
        var everybodys = is(event, PUBLISHED) || type == PublicType.COMPLAINT_UNPUBLISHED;
        var told = own || (everybodys && type != PublicType.COMPLAINT_MERGED_PROGRESSED);
        return told ? Optional.of(type) : Optional.empty();
    }

    private static boolean is(Event event, String fact) {
        return Boolean.parseBoolean(event.facts().get(fact));
    }

    private static boolean everybody(Event event) {
        return EVERYBODY.equals(event.facts().get("audience"));
    }

    /**
     * Whether he may still hear of what was told of before.
     *
     * @param village where it happened; empty where nobody wrote that down
     */
    public boolean shows(PublicType type, Optional<Village.Id> village) {
        return village.map(where -> within(type, where)).orElseGet(() -> villages.containsKey(type.topic()));
    }

    private boolean within(PublicType type, Village.Id village) {
        return villages.getOrDefault(type.topic(), Set.of()).contains(village);
    }

    /** Whoever may read it no longer deletes what he kept. */
    private static boolean gone(Event event, PublicType type, Tie tie) {
        return type.tombstone()
                || (type == PublicType.COMPLAINT_UNPUBLISHED && tie != Tie.HAS)
                || (tie == Tie.LOSES && !is(event, PUBLISHED));
    }

    private PublicEvent told(SequencedEvent sequenced, PublicType type, Tie tie) {
        var event = sequenced.event();
        var facts = new HashMap<String, String>();
        type.facts().stream()
                .filter(event.facts()::containsKey)
                .filter(name -> tie != Tie.NONE || !name.equals(PublicType.INTO_STATUS))
                .forEach(name -> facts.put(name, event.facts().get(name)));
        var code = codes.get(event.village().orElseThrow());
        if (code == null) {
            throw new IllegalStateException("village: " + event.village() + " (expected: one with a code)");
        }
        return new PublicEvent(
                sequenced.position(),
                event.id(),
                type,
                gone(event, type, tie),
                code,
                event.subject(),
                facts,
                event.occurredAt());
    }
}
