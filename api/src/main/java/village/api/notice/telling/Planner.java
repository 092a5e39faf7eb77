package village.api.notice.telling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Ids;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.Notice.Haste;
import village.api.notice.channel.Addresses;
import village.api.notice.channel.Channel;
import village.api.notice.channel.Letter;
import village.api.notice.channel.Route;
import village.api.notice.channel.Routes;
import village.api.notice.channel.Routes.Whom;
import village.api.notice.channel.Template;
import village.api.notice.delivery.Delivery;
import village.api.notice.delivery.Telling;
import village.api.notice.preference.Habit;
import village.api.notice.preference.Preference;
import village.api.notice.preference.Preferences;
import village.api.notice.preference.QuietHours;
import village.api.notice.preference.Rhythm;
import village.api.notice.telling.NewsSource.Happening;
import village.api.notice.telling.NewsSource.Told;
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

    private record Ways(Notice.Kind kind, Map<Whom, List<Route>> found) {}

    private record Around(
            Map<Person.Id, Habit> habits,
            Map<Notice.Kind, Map<Whom, List<Route>>> ways,
            Map<Village.Id, Optional<Contact>> calls,
            Instant now) {
        Preference of(Person.Id person) {
            var today = LocalDate.ofInstant(now, QuietHours.ZONE);
            return habits.getOrDefault(person, Habit.unknown(person)).preference(today);
        }

        List<Route> ways(Notice.Kind kind, Village village, Person.Id person) {
            return ways.getOrDefault(kind, Map.of()).getOrDefault(new Whom(village.id(), person), List.of());
        }

        Optional<Contact> call(Village village) {
            return calls.getOrDefault(village.id(), Optional.empty());
        }
    }

    /** Plans for all of it together, so that it costs few questions. */
    Mono<List<Telling>> plan(List<Told> told) {
        return around(told)
                .map(around -> told.stream()
                        .flatMap(each -> each.news().stream().map(one -> telling(each.of(), one, around)))
                        .toList());
    }

    private Mono<Around> around(List<Told> told) {
        var now = clock.instant();
        return Mono.zip(habits(told), ways(told, now), calls(told))
                .map(found -> new Around(found.getT1(), found.getT2(), found.getT3(), now));
    }

    private Mono<Map<Person.Id, Habit>> habits(List<Told> told) {
        var people = told.stream()
                .flatMap(each -> each.news().stream())
                .map(News::to)
                .collect(Collectors.toUnmodifiableSet());
        return preferences
                .of(people)
                .map(found -> found.stream().collect(Collectors.toMap(Habit::person, Function.identity())));
    }

    private Mono<Map<Notice.Kind, Map<Whom, List<Route>>>> ways(List<Told> told, Instant now) {
        var whom = new EnumMap<Notice.Kind, Set<Whom>>(Notice.Kind.class);
        told.stream()
                .filter(each -> fresh(each.of().event(), now))
                .forEach(each -> each.news()
                        .forEach(news -> whom.computeIfAbsent(news.kind(), kind -> new LinkedHashSet<>())
                                .add(new Whom(each.of().village().id(), news.to()))));
        return Flux.fromIterable(whom.entrySet())
                .concatMap(
                        each -> routes.of(each.getKey(), each.getValue()).map(found -> new Ways(each.getKey(), found)))
                .collectMap(Ways::kind, Ways::found);
    }

    private Mono<Map<Village.Id, Optional<Contact>>> calls(List<Told> told) {
        return Flux.fromIterable(told)
                .map(each -> each.of().village().id())
                .distinct()
                .concatMap(village -> contacts.of(village)
                        .next()
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty())
                        .map(call -> Map.entry(village, call)))
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static boolean fresh(Event event, Instant now) {
        return !event.occurredAt().plus(FRESH).isBefore(now);
    }

    private Telling telling(Happening of, News news, Around around) {
        var event = of.event();
        var village = of.village();
        var preference = around.of(news.to());
        var notice = notice(event, village, news, text(news, preference, around.call(village)), around.now());
        var rhythm = rhythm(news.kind(), preference);
        if (fresh(event, around.now()) && rhythm != Rhythm.OFF) {
            return new Telling(notice, news.about(), List.of(), Optional.of(rhythm));
        }
        var facts = new Template.Facts(
                news.kind(), notice.text(), notice.link(), news.ticket(), village.name(), event.occurredAt());
        var ways = fresh(event, around.now()) ? around.ways(news.kind(), village, news.to()) : List.<Route>of();
        var deliveries =
                Delivery.planned(ids, letters(ways, news, facts), around.now(), quiet(news.kind(), preference));
        return new Telling(notice, news.about(), deliveries, Optional.empty());
    }

    private static Rhythm rhythm(Notice.Kind kind, Preference preference) {
        return switch (kind.haste()) {
            case URGENT, PROMPT -> Rhythm.OFF;
            case CAN_WAIT -> preference.digest();
            case ONCE_A_DAY -> Rhythm.DAILY;
        };
    }

    /** What a chat says in full is tried there first: nothing has to be opened to read it. */
    private List<Letter> letters(List<Route> ways, News news, Template.Facts facts) {
        var chat = news.chat();
        if (chat.isEmpty()) {
            return ways.stream().map(route -> route.letter(facts, addresses)).toList();
        }
        var said = ways.stream()
                .filter(route -> route.channel() == Channel.CUSTOMER)
                .map(route -> route.inFull(chat.get(), facts, addresses));
        var others = ways.stream()
                .filter(route -> route.channel() != Channel.CUSTOMER)
                .map(route -> route.letter(facts, addresses));
        return Stream.concat(said, others).toList();
    }

    private static Optional<QuietHours> quiet(Notice.Kind kind, Preference preference) {
        return kind.haste() == Haste.URGENT ? Optional.empty() : Optional.of(preference.quietHours());
    }

    /** Nobody is sent to the village's office with a case about it. */
    private static String text(News news, Preference preference, Optional<Contact> call) {
        return news.words().in(preference.wording(), news.aboveOnly() ? Optional.empty() : call);
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
