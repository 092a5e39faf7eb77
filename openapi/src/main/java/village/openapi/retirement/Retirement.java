package village.openapi.retirement;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;

/**
 * When an operation goes and what comes after it.
 *
 * @param since the first moment it was given up
 * @param until the first moment it need not answer any more
 * @param instead the path that takes its place
 */
public record Retirement(ZonedDateTime since, ZonedDateTime until, String instead) {
    /** What integrators were promised. */
    private static final int NOTICE_DAYS = 180;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    public Retirement {
        if (until.isBefore(since.plusDays(NOTICE_DAYS))) {
            throw new IllegalArgumentException("until: " + until.toLocalDate() + " (expected: " + NOTICE_DAYS
                    + " days after " + since.toLocalDate() + ")");
        }
    }

    /** Empty when the operation is there to stay. */
    public static Optional<Retirement> of(HandlerMethod method) {
        return Optional.ofNullable(method.getMethodAnnotation(Retired.class))
                .map(retired -> new Retirement(day(retired.since()), day(retired.until()), retired.instead()));
    }

    private static ZonedDateTime day(String text) {
        return LocalDate.parse(text).atStartOfDay(ZONE);
    }

    /** {@code Deprecation} as RFC 9745 writes it, {@code Sunset} as RFC 8594 does, and a link to the successor. */
    void tell(HttpHeaders headers) {
        headers.set("Deprecation", "@" + since.toEpochSecond());
        headers.setZonedDateTime("Sunset", until);
        headers.add(HttpHeaders.LINK, "<" + instead + ">; rel=\"successor-version\"");
    }
}
