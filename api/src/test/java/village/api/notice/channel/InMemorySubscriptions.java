package village.api.notice.channel;

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
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.place.Village;

/** Consents and ways to people in memory, with the accounts, users and templates a test puts in. */
public final class InMemorySubscriptions implements Subscriptions, Routes {
    private record Key(OpenId openId, String templateId) {}

    /**
     * What is left of a consent, and who told of it.
     *
     * @param refused since he last accepted
     * @param ahead how many more the page told of than WeChat; below zero the other way round
     */
    private record Consents(
            int remaining, boolean refused, Optional<Instant> zeroedAt, int ahead, Optional<Instant> toldAt) {
        static final Consents NONE = new Consents(0, false, Optional.empty(), 0, Optional.empty());

        /** @param step 1 when the page tells, -1 when WeChat does */
        Consents accepted(int step) {
            var alreadyCounted = ahead * step < 0;
            var more = alreadyCounted ? remaining : Math.min(remaining + 1, MOST);
            return new Consents(more, false, zeroedAt, ahead + step, toldAt);
        }

        Consents left(int left) {
            return new Consents(left, refused, zeroedAt, ahead, toldAt);
        }

        Consents none() {
            return new Consents(0, true, zeroedAt, 0, toldAt);
        }

        Consents zeroed(Instant at) {
            return new Consents(0, refused, Optional.of(at), ahead, toldAt);
        }

        Consents told(Instant at) {
            return new Consents(remaining, refused, zeroedAt, ahead, Optional.of(at));
        }
    }

    private final Map<Village.Id, String> serving = new HashMap<>();
    private final Map<Village.Id, String> speaking = new HashMap<>();
    private final Set<String> certified = new HashSet<>();
    private final Set<OpenId> heard = new HashSet<>();
    private final Set<OpenId> users = new HashSet<>();
    private final Map<Person.Id, List<OpenId>> identities = new HashMap<>();
    private final List<Template> templates = new ArrayList<>();
    private final Map<Key, Consents> consents = new HashMap<>();

    public synchronized void serve(Village.Id village, String appId) {
        serving.put(village, appId);
    }

    /** Lets a public account speak for the village. */
    public synchronized void speak(Village.Id village, String appId, boolean withTemplates) {
        speaking.put(village, appId);
        if (withTemplates) {
            certified.add(appId);
        }
    }

    /** A follower did something in a public account. */
    public synchronized void hear(OpenId follower) {
        heard.add(follower);
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
        for (var template : ofMiniPrograms()) {
            user(person, template.appId()).ifPresent(openId -> {
                var key = new Key(openId, template.templateId());
                once.putIfAbsent(key, new Subscription(template, at(key).remaining()));
            });
        }
        return List.copyOf(once.values());
    }

    private List<Template> ofMiniPrograms() {
        return templates.stream()
                .filter(template -> !speaking.containsValue(template.appId()))
                .toList();
    }

    @Override
    public Mono<Void> answered(Person.Id person, Map<String, Answer> answers) {
        return Mono.fromRunnable(() -> answers.forEach((templateId, answer) -> keep(person, templateId, answer)));
    }

    private synchronized void keep(Person.Id person, String templateId, Answer answer) {
        ofMiniPrograms().stream()
                .filter(template -> template.templateId().equals(templateId))
                .map(Template::appId)
                .distinct()
                .flatMap(appId -> user(person, appId).stream())
                .map(openId -> new Key(openId, templateId))
                .forEach(key -> consents.put(key, after(at(key), answer, 1)));
    }

    private static Consents after(Consents before, Answer answer, int step) {
        return switch (answer) {
            case ACCEPT -> before.accepted(step);
            case REJECT, BAN -> before.none();
        };
    }

    @Override
    public Mono<Void> told(OpenId user, Map<String, Answer> answers, Instant at) {
        return Mono.fromRunnable(() -> answers.forEach((templateId, answer) -> hear(user, templateId, answer, at)));
    }

    private synchronized void hear(OpenId user, String templateId, Answer answer, Instant at) {
        var key = new Key(user, templateId);
        var known = users.contains(user)
                && ofMiniPrograms().stream()
                        .anyMatch(template -> template.appId().equals(user.appId())
                                && template.templateId().equals(templateId));
        var before = at(key);
        if (known && before.toldAt().filter(last -> !last.isBefore(at)).isEmpty()) {
            consents.put(key, after(before, answer, -1).told(at));
        }
    }

    @Override
    public Mono<List<Route>> of(Village.Id village, Notice.Kind kind, Collection<Person.Id> people) {
        return Mono.fromSupplier(() -> people.stream()
                .flatMap(person -> routes(village, kind, person).stream())
                .toList());
    }

    private synchronized List<Route> routes(Village.Id village, Notice.Kind kind, Person.Id person) {
        var program = Optional.ofNullable(serving.get(village));
        var account = Optional.ofNullable(speaking.get(village));
        var routes = new ArrayList<Route>();
        program.flatMap(appId -> templated(Channel.SUBSCRIBE, appId, kind, person))
                .ifPresent(routes::add);
        account.flatMap(appId -> user(person, appId))
                .filter(heard::contains)
                .ifPresent(to -> routes.add(new Route(Channel.CUSTOMER, person, to, Optional.empty())));
        account.filter(certified::contains)
                .flatMap(appId -> templated(Channel.TEMPLATE, appId, kind, person))
                .ifPresent(routes::add);
        return routes;
    }

    private Optional<Route> templated(Channel channel, String appId, Notice.Kind kind, Person.Id person) {
        return templates.stream()
                .filter(template -> template.kind() == kind && template.appId().equals(appId))
                .findFirst()
                .flatMap(template ->
                        user(person, appId).map(to -> new Route(channel, person, to, Optional.of(template))));
    }

    private Optional<OpenId> user(Person.Id person, String appId) {
        return identities.getOrDefault(person, List.of()).stream()
                .filter(openId -> openId.appId().equals(appId))
                .findFirst();
    }

    private Consents at(Key key) {
        return consents.getOrDefault(key, Consents.NONE);
    }

    public synchronized boolean spend(OpenId openId, String templateId) {
        var key = new Key(openId, templateId);
        var now = at(key);
        if (now.remaining() == 0) {
            return false;
        }
        consents.put(key, now.left(now.remaining() - 1));
        return true;
    }

    public synchronized void zero(OpenId openId, String templateId, Instant at) {
        var key = new Key(openId, templateId);
        consents.put(key, at(key).zeroed(at));
    }

    public synchronized void giveBack(OpenId openId, String templateId, Instant begunAt) {
        var key = new Key(openId, templateId);
        var now = at(key);
        var zeroedSince = now.zeroedAt().filter(at -> !at.isBefore(begunAt)).isPresent();
        if (!now.refused() && !zeroedSince) {
            consents.put(key, now.left(Math.min(now.remaining() + 1, MOST)));
        }
    }
}
