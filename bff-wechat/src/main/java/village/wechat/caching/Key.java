package village.wechat.caching;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import village.api.place.Village;

/** Names one answer. A class because its hash is asked for with every request. */
final class Key {
    private final Village.Id village;
    private final Audience audience;
    private final Screen screen;
    private final @Nullable UUID subject;
    private final @Nullable Object part;
    private final int hash;

    /** @param subject the one thing it shows; null where it shows the village's */
    Key(Village.Id village, Audience audience, Screen screen, @Nullable UUID subject) {
        this(village, audience, screen, subject, null);
    }

    private Key(Village.Id village, Audience audience, Screen screen, @Nullable UUID subject, @Nullable Object part) {
        this.village = village;
        this.audience = audience;
        this.screen = screen;
        this.subject = subject;
        this.part = part;
        this.hash = Objects.hash(village, audience.ordinal(), System.identityHashCode(screen), subject, part);
    }

    /** A part of what the screen shows of the village's, out of date with all of it. */
    Key part(Object which) {
        return new Key(village, audience, screen, subject, which);
    }

    Village.Id village() {
        return village;
    }

    Screen screen() {
        return screen;
    }

    @Nullable
    UUID subject() {
        return subject;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Key key
                && hash == key.hash
                && screen == key.screen
                && audience == key.audience
                && village.equals(key.village)
                && Objects.equals(subject, key.subject)
                && Objects.equals(part, key.part);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
