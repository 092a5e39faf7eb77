package village.api.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.place.Village;

/** Subscriptions in memory, with the mini-programs, users and templates a test puts in. */
public final class InMemorySubscriptions implements Subscriptions {
    private record Key(OpenId openId, String templateId) {}

    private record Consents(int remaining, boolean banned, Optional<Instant> zeroedAt) {
        static final Consents NONE = new Consents(0, false, Optional.empty());
    }

    private final Map<Village.Id, String> serving = new HashMap<>();
    private final Set<OpenId> users = new HashSet<>();
    private final Map<Person.Id, List<OpenId>> identities = new HashMap<>();
    private final List<Template> templates = new ArrayList<>();
    private final Map<Key, Consents> consents = new HashMap<>();

    public synchronized void serve(Village.Id village, String appId) {
        serving.put(village, appId);
    }

    public synchronized void signIn(Person.Id person, OpenId openId) {
        if (users.add(openId)) {
            identities.computeIfAbsent(person, any -> new ArrayList<>()).add(0, openId);
        }
    }

    public synchronized void add(Template template) {
        templates.add(template);
    }

    @Override
    public Mono<List<Subscription>> of(Person.Id person) {
        return Mono.fromSupplier(() -> listed(person));
    }

    private synchronized List<Subscription> listed(Person.Id person) {
        var once = new LinkedHashMap<Key, Subscription>();
        for (var template : templates) {
            user(person, template.appId()).ifPresent(openId -> {
                var key = new Key(openId, template.templateId());
                once.putIfAbsent(key, new Subscription(template, at(key).remaining()));
            });
        }
        return List.copyOf(once.values());
    }

    @Override
    public Mono<Void> answered(Person.Id person, Map<String, Answer> answers) {
        return Mono.fromRunnable(() -> answers.forEach((templateId, answer) -> keep(person, templateId, answer)));
    }

    private synchronized void keep(Person.Id person, String templateId, Answer answer) {
        templates.stream()
                .filter(template -> template.templateId().equals(templateId))
                .map(Template::appId)
                .distinct()
                .flatMap(appId -> user(person, appId).stream())
                .map(openId -> new Key(openId, templateId))
                .forEach(key -> consents.put(key, after(at(key), answer)));
    }

    private static Consents after(Consents before, Answer answer) {
        return switch (answer) {
            case ACCEPT -> new Consents(Math.min(before.remaining() + 1, MOST), false, before.zeroedAt());
            case REJECT -> before;
            case BAN -> new Consents(0, true, before.zeroedAt());
        };
    }

    @Override
    public Mono<List<Channel>> channels(Village.Id village, Notice.Kind kind, Collection<Person.Id> people) {
        return Mono.fromSupplier(() -> reached(village, kind, people));
    }

    private synchronized List<Channel> reached(Village.Id village, Notice.Kind kind, Collection<Person.Id> people) {
        var byKind = templates.stream()
                .filter(template -> template.kind() == kind && template.appId().equals(serving.get(village)))
                .collect(Collectors.toMap(Template::kind, Function.identity()));
        return Optional.ofNullable(byKind.get(kind)).stream()
                .flatMap(template -> people.stream()
                        .flatMap(person -> user(person, template.appId()).stream()
                                .map(openId -> new Channel(person, openId.value(), template))))
                .toList();
    }

    private Optional<OpenId> user(Person.Id person, String appId) {
        return identities.getOrDefault(person, List.of()).stream()
                .filter(openId -> openId.appId().equals(appId))
                .findFirst();
    }

    private Consents at(Key key) {
        return consents.getOrDefault(key, Consents.NONE);
    }

    synchronized boolean spend(OpenId openId, String templateId) {
        var key = new Key(openId, templateId);
        var now = at(key);
        if (now.remaining() == 0) {
            return false;
        }
        consents.put(key, new Consents(now.remaining() - 1, now.banned(), now.zeroedAt()));
        return true;
    }

    synchronized void settle(Delivery attempt, Deliveries.Ending ending) {
        var key = new Key(attempt.message().to(), attempt.message().templateId());
        var now = at(key);
        if (ending.consent() == Deliveries.Consent.ZEROED) {
            consents.put(key, new Consents(0, now.banned(), Optional.of(ending.at())));
        }
        var began = attempt.begunAt().orElseThrow();
        var zeroedSince = now.zeroedAt().filter(at -> !at.isBefore(began)).isPresent();
        if (ending.consent() == Deliveries.Consent.GIVEN_BACK && !now.banned() && !zeroedSince) {
            consents.put(key, new Consents(Math.min(now.remaining() + 1, MOST), false, now.zeroedAt()));
        }
    }
}
