package village.api.attachment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.identity.Person;

/** {@link ContentCheckRequests} in memory, beside the attachments it is about. */
public final class InMemoryContentCheckRequests implements ContentCheckRequests {
    private final InMemoryAttachments attachments;
    private final Map<Person.Id, OpenId> known = new HashMap<>();
    private final Map<MediaLinks.Target, Row> rows = new LinkedHashMap<>();
    private final Map<String, Attachment.State> verdicts = new HashMap<>();

    private record Row(int attempts, Instant next, Optional<String> trace) {
        boolean due(Instant now) {
            return trace.isEmpty() && attempts < MAX_ATTEMPTS && !next.isAfter(now);
        }

        boolean inVain(Instant now) {
            return trace.isEmpty() && attempts >= MAX_ATTEMPTS && !next.isAfter(now);
        }
    }

    public InMemoryContentCheckRequests(InMemoryAttachments attachments) {
        this.attachments = attachments;
    }

    /** Tells how WeChat knows a person. */
    public synchronized void knows(Person.Id person, OpenId openId) {
        known.put(person, openId);
    }

    @Override
    public Mono<Void> request(MediaLinks.Target target, Instant at) {
        return Mono.fromRunnable(() -> {
            synchronized (this) {
                rows.putIfAbsent(target, new Row(0, at, Optional.empty()));
            }
        });
    }

    @Override
    public Mono<List<ContentCheck>> take(int limit, Instant now) {
        return Mono.fromSupplier(() -> taken(limit, now));
    }

    private synchronized List<ContentCheck> taken(int limit, Instant now) {
        var taken = new ArrayList<ContentCheck>();
        for (var attachment : attachments.pending()) {
            var target = target(attachment);
            var row = rows.get(target);
            if (row != null && row.due(now) && taken.size() < limit) {
                var attempt = row.attempts() + 1;
                rows.put(target, new Row(attempt, now.plus(Duration.ofMinutes(attempt)), Optional.empty()));
                var uploader = Optional.ofNullable(known.get(attachment.uploader()));
                taken.add(new ContentCheck(target, attachment.type(), uploader, attempt));
            }
        }
        return taken;
    }

    @Override
    public Mono<Attachment.State> submitted(MediaLinks.Target target, String traceId, Instant at) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                rows.computeIfPresent(target, (same, row) -> new Row(row.attempts(), row.next(), Optional.of(traceId)));
                return verdicts.get(traceId);
            }
        });
    }

    @Override
    public Mono<MediaLinks.Target> verdict(String traceId, Attachment.State verdict, Instant at) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                verdicts.putIfAbsent(traceId, verdict);
                return rows.entrySet().stream()
                        .filter(row ->
                                row.getValue().trace().filter(traceId::equals).isPresent())
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(null);
            }
        });
    }

    @Override
    public Mono<List<MediaLinks.Target>> hopeless(Instant now, Instant uploadedBefore, int limit) {
        return Mono.fromSupplier(() -> {
            synchronized (this) {
                return attachments.pending().stream()
                        .filter(each -> each.uploadedAt().isBefore(uploadedBefore) || inVain(each, now))
                        .limit(limit)
                        .map(InMemoryContentCheckRequests::target)
                        .toList();
            }
        });
    }

    private boolean inVain(Attachment attachment, Instant now) {
        var row = rows.get(target(attachment));
        return row != null && row.inVain(now);
    }

    private static MediaLinks.Target target(Attachment attachment) {
        return new MediaLinks.Target(attachment.village(), attachment.id());
    }
}
