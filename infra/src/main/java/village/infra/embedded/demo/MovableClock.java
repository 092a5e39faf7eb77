package village.infra.embedded.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import village.api.disclosure.catalogue.CatalogueItem;

/** Lets the demo's staff have worked on earlier days. It is moved by one chain of acts, one after another. */
public final class MovableClock extends Clock {
    private final Clock real;
    private volatile Instant now;

    public MovableClock(Clock real) {
        this.real = real;
        this.now = real.instant();
    }

    /** The day it really is. */
    public LocalDate today() {
        return LocalDate.ofInstant(real.instant(), CatalogueItem.ZONE);
    }

    /** Sets it to a time of a day, though never into the future. */
    public void set(LocalDate day, LocalTime time) {
        var wanted = day.atTime(time).atZone(CatalogueItem.ZONE).toInstant();
        var latest = real.instant();
        now = wanted.isAfter(latest) ? latest : wanted;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
