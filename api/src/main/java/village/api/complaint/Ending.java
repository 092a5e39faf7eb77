package village.api.complaint;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import village.api.client.Client;
import village.api.identity.Actor;
import village.api.identity.Person;

/**
 * How far a case has come to its end. Answered is not fixed, and unrated is not satisfied.
 *
 * @param answeredAt the latest answer
 * @param verifiedAt when somebody else than the handler checked the answer
 * @param ratedAt together with {@code rating}
 * @param closedAt together with {@code closing}; reopening is counted from here
 * @param mergedInto the case it was made one with
 * @param transfer where it was sent
 * @param reopenings how often it was taken up again
 */
public record Ending(
        Optional<Instant> answeredAt,
        Optional<Instant> verifiedAt,
        Optional<Instant> ratedAt,
        Optional<Rating> rating,
        Optional<Instant> closedAt,
        Optional<Closing> closing,
        Optional<Complaint.Id> mergedInto,
        Optional<Transfer> transfer,
        int reopenings) {

    public static final Ending NONE = new Ending(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            0);

    /** The fact of an event that names a platform which has the case no longer. */
    public static final String TAKEN_FROM = "takenFrom";

    /** Why a case is closed. */
    public enum Closing {
        /** The reporter rated it. */
        RATED,
        /** Nobody rated it in time. Never counts as satisfied. */
        UNRATED,
        /** Staff closed it with a reason. */
        BY_STAFF,
        /** The reporter took it back. */
        WITHDRAWN,
        /** The reporter was asked for more, reminded, and said nothing. Never counts as satisfied. */
        NO_INFORMATION
    }

    /**
     * Sent to an office outside (转出).
     *
     * @param externalNumber what it is called there; possibly empty until known
     * @param receiver the platform that has it there and tells how it goes; empty when it went some other way
     */
    public record Transfer(String office, String externalNumber, Instant at, Optional<Client.Id> receiver) {
        /** The same under the number it has there. */
        public Transfer numbered(String number) {
            return new Transfer(office, number, at, receiver);
        }

        /** No longer with the platform: where it was remains. */
        Transfer takenBack() {
            return new Transfer(office, externalNumber, at, Optional.empty());
        }

        /** Tells the platform that it has the case no longer. */
        Map<String, String> takenFrom() {
            return receiver.map(client -> Map.of(TAKEN_FROM, client.toString())).orElseGet(Map::of);
        }

        /** Whether it was sent to that platform. */
        public boolean to(Actor platform) {
            return receiver.map(client -> new Person.Id(client.value()))
                    .filter(platform::is)
                    .isPresent();
        }
    }

    public Ending answered(Instant at) {
        return new Ending(
                Optional.of(at),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                closedAt,
                closing,
                mergedInto,
                transfer,
                reopenings);
    }

    public Ending verified(Instant at) {
        return new Ending(
                answeredAt, Optional.of(at), ratedAt, rating, closedAt, closing, mergedInto, transfer, reopenings);
    }

    public Ending rated(Rating given, Instant at) {
        return new Ending(
                answeredAt,
                verifiedAt,
                Optional.of(at),
                Optional.of(given),
                closedAt,
                closing,
                mergedInto,
                transfer,
                reopenings);
    }

    public Ending closed(Closing why, Instant at) {
        return new Ending(
                answeredAt,
                verifiedAt,
                ratedAt,
                rating,
                Optional.of(at),
                Optional.of(why),
                mergedInto,
                transfer,
                reopenings);
    }

    public Ending merged(Complaint.Id into) {
        return new Ending(
                answeredAt, verifiedAt, ratedAt, rating, closedAt, closing, Optional.of(into), transfer, reopenings);
    }

    public Ending transferred(Transfer to) {
        return new Ending(
                answeredAt, verifiedAt, ratedAt, rating, closedAt, closing, mergedInto, Optional.of(to), reopenings);
    }

    /** Whether its reporter took it back; one that was merged stays so, and he hears no more of the other. */
    public boolean withdrawn() {
        return closing.filter(Closing.WITHDRAWN::equals).isPresent();
    }

    /** The facts of an event that takes the case from the platform which has it; none when none has. */
    public Map<String, String> takenFrom() {
        return transfer.map(Transfer::takenFrom).orElseGet(Map::of);
    }

    /** No platform has it any more. */
    public Ending takenBack() {
        return new Ending(
                answeredAt,
                verifiedAt,
                ratedAt,
                rating,
                closedAt,
                closing,
                mergedInto,
                transfer.map(Transfer::takenBack),
                reopenings);
    }

    /** The answer did not hold: it stays in the time line only, and no platform has the case. */
    public Ending refuted() {
        return new Ending(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                closedAt,
                closing,
                mergedInto,
                transfer.map(Transfer::takenBack),
                reopenings);
    }

    /** Out of the case it was merged into: it has no end of its own, and no platform has it. */
    Ending parted() {
        return new Ending(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                transfer.map(Transfer::takenBack),
                reopenings);
    }

    /** Taken up again: what was said of the earlier answer stays in the time line only, and no platform has it. */
    public Ending reopened() {
        return new Ending(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                transfer.map(Transfer::takenBack),
                reopenings + 1);
    }
}
