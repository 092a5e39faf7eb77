package village.api.notice.telling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.delivery.About;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;
import village.api.place.Village;

/** Whom events about bindings and ways in concern. The event's fact {@code person} says whose binding it is. */
public final class BindingNews implements NewsSource {
    private static final String PERSON = "person";
    private static final Set<String> KNOWN = Set.of(
            "binding.bound",
            "binding.refused",
            "binding.requested",
            "binding.pending",
            "citizen.joined",
            "citizen.parted");
    /** Where he sees from where somebody comes in as him, and can end it. */
    private static final String WAYS_IN = "#/me/access-log";

    private static final About A_TASK = new About(Optional.empty(), Addressee.OVERSEER, Discretion.NAMED);

    private final Handlers handlers;

    public BindingNews(Handlers handlers) {
        this.handlers = handlers;
    }

    @Override
    public boolean knows(String type) {
        return KNOWN.contains(type);
    }

    @Override
    public Mono<List<Told>> of(List<Happening> happenings) {
        return Flux.fromIterable(happenings)
                .concatMap(one -> of(one.event(), one.village()).map(one::told))
                .collectList();
    }

    /** Empty when the event does not say whose binding it is. */
    private Mono<List<News>> of(Event event, Village village) {
        return Mono.justOrEmpty(Optional.ofNullable(event.facts().get(PERSON)))
                .map(fact -> new Person.Id(UUID.fromString(fact)))
                .flatMap(person -> news(event, village, person));
    }

    private Mono<List<News>> news(Event event, Village village, Person.Id person) {
        var name = village.name();
        var link = "#/villages/" + village.code();
        return switch (event.type()) {
            case "binding.bound" ->
                himself(person, Notice.Kind.BOUND, Words.of("您已绑定" + name + "的村民身份。", "身份绑好了，可以反映事情了。"), link);
            case "binding.refused" ->
                himself(
                        person,
                        Notice.Kind.BINDING_REFUSED,
                        Words.of("您在" + name + "的身份绑定没有通过，请联系村干部。", "身份没绑上，请找村干部。"),
                        link);
            case "citizen.joined" ->
                himself(
                        person,
                        Notice.Kind.CITIZEN_JOINED,
                        Words.of(
                                "您的账号刚从浙里办登录，以后两边是同一个账号。不是您本人？请点开解除，或告诉" + name + "村干部。",
                                "有人用您的实名从浙里办登录了。不是您？请点开解除，或找村干部。"),
                        WAYS_IN);
            case "citizen.parted" ->
                himself(
                        person,
                        Notice.Kind.CITIZEN_PARTED,
                        Words.of("浙里办登录已经从您的账号解除，那边看不到您的资料了。", "浙里办登录解除了，那边看不到您的资料了。"),
                        WAYS_IN);
            case "binding.requested", "binding.pending" -> overseers(village, person, link);
            default -> Mono.empty();
        };
    }

    private static Mono<List<News>> himself(Person.Id to, Notice.Kind kind, Words words, String link) {
        return Mono.just(List.of(new News(to, kind, words, link, Optional.empty(), About.himself())));
    }

    private Mono<List<News>> overseers(Village village, Person.Id person, String link) {
        var words = Words.of("有人申请绑定村民身份，请到工作台审核。");
        return handlers.of(village.id())
                .map(staff -> new InCharge(staff, false, Set.of(person))
                        .overseers().stream()
                                .map(one -> new News(one, Notice.Kind.TASK, words, link, Optional.empty(), A_TASK))
                                .toList());
    }
}
