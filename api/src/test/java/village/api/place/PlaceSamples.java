package village.api.place;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Places that exist nowhere, each new. */
public final class PlaceSamples {
    private static final AtomicInteger NUMBER = new AtomicInteger();

    private PlaceSamples() {}

    /** A township nobody else uses, as its 9-digit code. */
    public static String township() {
        return "330" + String.format("%03d", 100 + NUMBER.incrementAndGet()) + "101";
    }

    public static VillageCode code(String township, int number) {
        return new VillageCode(township + String.format("%03d", number));
    }

    /** A square with its south-west corner here. */
    public static List<Point> square(double lat, double lon, double size) {
        return List.of(
                new Point(lat, lon),
                new Point(lat, lon + size),
                new Point(lat + size, lon + size),
                new Point(lat + size, lon));
    }
}
