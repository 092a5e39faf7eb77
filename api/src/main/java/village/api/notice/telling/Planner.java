package village.api.notice.telling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.Notice.Haste;
import village.api.notice.channel.Addresses;
import village.api.notice.channel.Route;
import village.api.notice.channel.Routes;
import village.api.notice.channel.Template;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Telling;
import village.api.notice.preference.Habit;
import village.api.notice.preference.Preference;
import village.api.notice.preference.Preferences;
import village.api.notice.preference.QuietHours;
import village.api.notice.preference.Rhythm;
import village.api.place.Contact;
import village.api.place.Contacts;
import village.api.place.Village;

/** Decides for each piece of news in which words, by which ways and when its reader gets it. */
public final class Planner {
    /** Older news goes to the inbox only: nobody wants yesterday's message tomorrow. */
    private static final Duration FRESH = Duration.ofHours(24);

    private final Routes routes;
    private final Preferences preferences;
    private final Contacts contacts;
    private final Addresses addresses;
    private final Ids ids;
    private final Clock clock;

    public Planner(
            Routes routes, Preferences preferences, Contacts contacts, Addresses addresses, Ids ids, Clock clock) {
        this.routes = routes;
        this.preferences = preferences;
        this.contacts = contacts;
        this.addresses = addresses;
        this.ids = ids;
        this.clock = clock;
    }

    private record Address(Person.Id person, Notice.Kind kind) {}

    private record Around(
            Map<Person.Id, Habit> habits, Map<Address, List<Route>> routes, Optional<Contact> call, Instant now) {
        Preference of(Person.Id person) {
            var today = LocalDate.ofInstant(now, QuietHours.ZONE);
            return habits.getOrDefault(person, Habit.unknown(person)).preference(today);
        }
    }

    Mono<List<Telling>> plan(Event event, Village village, List<News> news) {
        return around(event, village, news)
                .map(around -> news.stream()
                        .map(one -> telling(event, village, one, around))
                        .toList());
    }

    private Mono<Around> around(Event event, Village village, List<News> news) {
        var now = clock.instant();
        var people = news.stream().map(News::to).collect(Collectors.toUnmodifiableSet());
        var call = contacts.of(village.id()).next().map(Optional::of).defaultIfEmpty(Optional.empty());
        return Mono.zip(habits(people), ways(event, village, news, now), call)
                .map(found -> new Around(found.getT1(), found.getT2(), found.getT3(), now));
    }

    private Mono<Map<Person.Id, Habit>> habits(Set<Person.Id> people) {
        return preferences
                .of(people)
                .map(found -> found.stream().collect(Collectors.toMap(Habit::person, Function.identity())));
    }

    private Mono<Map<Address, List<Route>>> ways(Event event, Village village, List<News> news, Instant now) {
        if (event.occurredAt().plus(FRESH).isBefore(now)) {
            return Mono.just(Map.of());
        }
        var byKind = news.stream()
                .collect(Collectors.groupingBy(
                        News::kind, Collectors.mapping(News::to, Collectors.toUnmodifiableSet())));
        return Flux.fromIterable(byKind.entrySet())
                .concatMap(each -> ways(village, each.getKey(), each.getValue()))
                .reduce(Map.of(), Planner::both);
    }

    private Mono<Map<Address, List<Route>>> ways(Village village, Notice.Kind kind, Set<Person.Id> people) {
        return routes.of(village.id(), kind, people)
                .map(found ->
                        found.stream().collect(Collectors.groupingBy(route -> new Address(route.person(), kind))));
    }

    private static <K, V> Map<K, V> both(Map<K, V> one, Map<K, V> other) {
        var both = new HashMap<>(one);
        both.putAll(other);
        return both;
    }

    private Telling telling(Event event, Village village, News news, Around around) {
        var preference = around.of(news.to());
        var notice = notice(event, village, news, text(news, preference, around), around.now());
        var fresh = !event.occurredAt().plus(FRESH).isBefore(around.now());
        if (fresh && news.kind().haste() == Haste.CAN_WAIT && preference.digest() != Rhythm.OFF) {
            return new Telling(notice, news.about(), List.of(), Optional.of(preference.digest()));
        }
        var facts = new Template.Facts(
                news.kind(), notice.text(), notice.link(), news.ticket(), village.name(), event.occurredAt());
        var letters = around.routes().getOrDefault(new Address(news.to(), news.kind()), List.of()).stream()
                .map(route -> route.letter(facts, addresses))
                .toList();
        var deliveries = Delivery.planned(ids, letters, around.now(), quiet(news.kind(), preference));
        return new Telling(notice, news.about(), deliveries, Optional.empty());
    }

    private static Optional<QuietHours> quiet(Notice.Kind kind, Preference preference) {
        return kind.haste() == Haste.URGENT ? Optional.empty() : Optional.of(preference.quietHours());
    }

    /** Nobody is sent to the village's office with a case about it. */
    private static String text(News news, Preference preference, Around around) {
        var call = news.aboveOnly() ? Optional.<Contact>empty() : around.call();
        return news.words().in(preference.wording(), call);
    }

    private Notice notice(Event event, Village village, News news, String text, Instant now) {
        return new Notice(
                new Notice.Id(ids.next()),
                news.to(),
                event.id(),
                news.kind(),
                Optional.of(village.id()),
                news.kind().title(),
                text,
                news.link(),
                now,
                Optional.empty());
    }
}
