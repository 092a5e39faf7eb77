package village.openapi.open311;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import village.api.Reason;
import village.api.Refusal;
import village.api.complaint.Complaint;
import village.api.complaint.published.PublicCases.Search;

/** Reads what is asked for in a query of the specification's names. */
final class RequestFilter {
    private static final Duration LONGEST = Duration.ofDays(90);
    /** What neither calendar nor database can bear is no time. */
    private static final int FIRST_YEAR = 2000;

    private static final int LAST_YEAR = 9998;
    private static final int USUAL = 50;
    private static final int MOST_IDS = 100;

    private RequestFilter() {}

    /**
     * Named ids make every other name but that of the jurisdiction meaningless. Without dates: the last 90 days.
     * Refuses a span of more than 90 days and what cannot be read.
     */
    static Search of(MultiValueMap<String, String> query, Clock clock) {
        var ids = ids(query.getFirst("service_request_id"));
        if (!ids.isEmpty()) {
            return new Search(
                    ids, Set.of(), false, Optional.empty(), Optional.empty(), Optional.empty(), 0, Search.MOST);
        }
        var size = number(query.getFirst("page_size"), USUAL, Search.MOST);
        var page = number(query.getFirst("page"), 1, Math.max(1, Search.DEEPEST / size));
        var end = time("end_date", query.getFirst("end_date"));
        var start = time("start_date", query.getFirst("start_date"));
        var before = end.or(() -> start.map(from -> from.plus(LONGEST)))
                .orElseGet(() -> clock.instant().plusSeconds(1));
        var from = start.orElseGet(() -> before.minus(LONGEST));
        if (Duration.between(from, before).compareTo(LONGEST) > 0 || before.isBefore(from)) {
            throw wrong("start_date 和 end_date 之间不能超过 90 天，start_date 不能晚于 end_date。");
        }
        var services = pieces(query.getFirst("service_code")).collect(Collectors.toSet());
        var uncategorised = services.remove(Services.OTHER);
        return new Search(
                Set.of(),
                services,
                uncategorised,
                Optional.of(from),
                Optional.of(before),
                open(query.getFirst("status")),
                (page - 1) * size,
                size);
    }

    private static Set<Complaint.Id> ids(@Nullable String written) {
        var ids = pieces(written).map(RequestFilter::id).collect(Collectors.toSet());
        if (ids.size() > MOST_IDS) {
            throw wrong("service_request_id 一次最多 100 个。");
        }
        return ids;
    }

    static Complaint.Id id(String written) {
        try {
            return new Complaint.Id(UUID.fromString(written));
        } catch (IllegalArgumentException e) {
            throw Refusal.of(Reason.COMPLAINT_NOT_FOUND);
        }
    }

    private static Stream<String> pieces(@Nullable String written) {
        return written == null
                ? Stream.empty()
                : Arrays.stream(written.split(",")).map(String::strip).filter(piece -> !piece.isEmpty());
    }

    private static Optional<Boolean> open(@Nullable String written) {
        var words = pieces(written).collect(Collectors.toSet());
        if (!Set.of("open", "closed").containsAll(words)) {
            throw wrong("status 只能是 open、closed。");
        }
        return words.size() == 1 ? Optional.of(words.contains("open")) : Optional.empty();
    }

    private static Optional<Instant> time(String name, @Nullable String written) {
        if (written == null || written.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(parsed(written.strip().replace(' ', '+'))
                .filter(time -> time.getYear() >= FIRST_YEAR && time.getYear() <= LAST_YEAR)
                .map(OffsetDateTime::toInstant)
                .orElseThrow(() -> wrong(name + " 应像 2026-11-01T00:00:00+08:00 这样。")));
    }

    private static Optional<OffsetDateTime> parsed(String written) {
        try {
            return Optional.of(OffsetDateTime.parse(written));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String written, int usual, int most) {
        if (written == null || written.isBlank()) {
            return usual;
        }
        if (!written.matches("[0-9]{1,5}") || Integer.parseInt(written) < 1 || Integer.parseInt(written) > most) {
            throw wrong("page 从 1 起，page_size 1 到 100，最多翻到第 1000 条；后面的请缩短 start_date 到 end_date 的时间再取。");
        }
        return Integer.parseInt(written);
    }

    private static Refusal wrong(String detail) {
        return Refusal.of(Reason.REQUEST_MALFORMED, detail);
    }
}
