package village.api.notice.telling;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.Followers;
import village.api.complaint.handling.Handlers;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.telling.ComplaintLines.Line;
import village.api.place.Village;

/** Whom events about complaints concern. Nobody's name and nothing of a complaint's words is told. */
public final class ComplaintNews implements NewsSource {
    private final Complaints complaints;
    private final Handlers handlers;
    private final Followers followers;

    public ComplaintNews(Complaints complaints, Handlers handlers, Followers followers) {
        this.complaints = complaints;
        this.handlers = handlers;
        this.followers = followers;
    }

    @Override
    public boolean knows(String type) {
        return ComplaintLines.know(type);
    }

    /** One question for the cases of all of them. */
    @Override
    public Mono<List<Told>> of(List<Happening> happenings) {
        return complaints
                .all(happenings.stream().map(ComplaintNews::key).distinct().toList())
                .flatMap(found -> {
                    var known = found.stream()
                            .collect(Collectors.toMap(
                                    one -> new Complaints.Key(one.village(), one.id()), Function.identity()));
                    return Flux.fromIterable(happenings)
                            .concatMap(one -> Mono.justOrEmpty(Optional.ofNullable(known.get(key(one))))
                                    .flatMap(complaint -> news(one, complaint))
                                    .map(one::told))
                            .collectList();
                });
    }

    private static Complaints.Key key(Happening happening) {
        return new Complaints.Key(
                happening.village().id(),
                new Complaint.Id(happening.event().subject().id()));
    }

    private Mono<List<News>> news(Happening happening, Complaint complaint) {
        var village = happening.village();
        var lines = ComplaintLines.of(happening.event());
        return toCase(happening.event(), village, complaint, lines)
                .map(found -> lines.stream()
                        .flatMap(line -> news(line, found, village))
                        .toList());
    }

    private Mono<Complaint> existing(Village village, UUID id) {
        return complaints.byId(village.id(), new Complaint.Id(id));
    }

    private Mono<Case> toCase(Event event, Village village, Complaint complaint, List<Line> lines) {
        return Mono.zip(
                        handlers.of(village.id()),
                        following(village, complaint, lines),
                        into(event, village, lines),
                        parts(complaint, lines))
                .map(found -> new Case(
                        event,
                        complaint,
                        found.getT3(),
                        Calls.inCharge(complaint, found.getT1()),
                        Calls.of(complaint, found.getT4(), found.getT1()),
                        found.getT2()));
    }

    /** What was merged into it, where whoever took a call may have to be told. */
    private Mono<List<Complaint>> parts(Complaint complaint, List<Line> lines) {
        return lines.stream().anyMatch(line -> line.to().byHand())
                ? complaints.parts(complaint.village(), complaint.id())
                : Mono.just(List.of());
    }

    private Mono<Case.Following> following(Village village, Complaint complaint, List<Line> lines) {
        return lines.stream().anyMatch(line -> line.to().addressee() == Addressee.FOLLOWER)
                ? followers
                        .of(village.id(), complaint.id())
                        .flatMap(found -> own(village, found).map(own -> new Case.Following(found, own)))
                        .defaultIfEmpty(Case.Following.NOBODY)
                : Mono.just(Case.Following.NOBODY);
    }

    private Mono<Map<Complaint.Id, Complaint>> own(Village village, List<Followers.Follower> following) {
        var keys = following.stream()
                .flatMap(follower -> follower.own().stream())
                .map(id -> new Complaints.Key(village.id(), id))
                .toList();
        return keys.isEmpty()
                ? Mono.just(Map.of())
                : complaints
                        .all(keys)
                        .map(found -> found.stream().collect(Collectors.toMap(Complaint::id, Function.identity())));
    }

    private Mono<Optional<Complaint>> into(Event event, Village village, List<Line> lines) {
        return Mono.justOrEmpty(event.facts().get("into"))
                .filter(into -> lines.stream().anyMatch(line -> line.to() == To.OTHER_REPORTER))
                .flatMap(into -> existing(village, UUID.fromString(into)))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static Stream<News> news(Line line, Case of, Village village) {
        return of.people(line.to())
                .distinct()
                .map(person -> news(line, of, village, person, of.shownTo(line.to(), person)));
    }

    private static News news(Line line, Case of, Village village, Person.Id person, Complaint shown) {
        var words = line.words()
                .with("{ticket}", of.number(line.to(), person))
                .with("{label}", of.label())
                .with("{until}", of.until());
        var link = "#/villages/" + village.code() + "/complaints/" + shown.id();
        var ticket = Optional.of(shown.ticket().value());
        return new News(person, line.kind(), words, link, ticket, of.about(line.to(), person));
    }
}
