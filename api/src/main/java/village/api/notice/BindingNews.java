package village.api.notice;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** Whom events about bindings concern. The event's fact {@code person} says whose binding it is. */
final class BindingNews {
    private static final String PERSON = "person";

    private final Handlers handlers;

    BindingNews(Handlers handlers) {
        this.handlers = handlers;
    }

    /** Empty when the event does not say whose binding it is. */
    Mono<List<News>> of(Event event, Village village) {
        return Mono.justOrEmpty(Optional.ofNullable(event.facts().get(PERSON)))
                .map(fact -> new Person.Id(UUID.fromString(fact)))
                .flatMap(person -> news(event, village, person));
    }

    private Mono<List<News>> news(Event event, Village village, Person.Id person) {
        var link = "#/villages/" + village.code();
        return switch (event.type()) {
            case "binding.bound" -> one(person, Notice.Kind.BOUND, "您已绑定" + village.name() + "的村民身份。", link);
            case "binding.refused" ->
                one(person, Notice.Kind.BINDING_REFUSED, "您在" + village.name() + "的身份绑定没有通过，请联系村干部。", link);
            case "binding.requested", "binding.pending" -> overseers(village, person, link);
            default -> Mono.empty();
        };
    }

    private static Mono<List<News>> one(Person.Id to, Notice.Kind kind, String text, String link) {
        return Mono.just(List.of(new News(to, kind, text, link, Optional.empty())));
    }

    private Mono<List<News>> overseers(Village village, Person.Id person, String link) {
        return handlers.of(village.id())
                .map(staff -> new InCharge(staff, false, Optional.of(person))
                        .overseers().stream()
                                .map(one ->
                                        new News(one, Notice.Kind.TASK, "有人申请绑定村民身份，请到工作台审核。", link, Optional.empty()))
                                .toList());
    }
}
