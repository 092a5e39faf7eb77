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

/** Whom events about acting for one's family concern. The event's fact {@code person} says who asked. */
public final class FamilyNews implements NewsSource {
    private static final Set<String> KNOWN = Set.of("family.requested", "family.approved", "family.refused");
    private static final About A_TASK = new About(Optional.empty(), Addressee.OVERSEER, Discretion.NAMED);
    private static final String LINK = "#/me/family";

    private final Handlers handlers;

    public FamilyNews(Handlers handlers) {
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

    private Mono<List<News>> of(Event event, Village village) {
        return Mono.justOrEmpty(Optional.ofNullable(event.facts().get("person")))
                .map(fact -> new Person.Id(UUID.fromString(fact)))
                .flatMap(helper -> news(event, village, helper));
    }

    private Mono<List<News>> news(Event event, Village village, Person.Id helper) {
        return switch (event.type()) {
            case "family.approved" ->
                himself(helper, Notice.Kind.FAMILY_APPROVED, Words.of(village.name() + "同意您替家人办事了。", "可以替家人办事了。"));
            case "family.refused" ->
                himself(
                        helper,
                        Notice.Kind.FAMILY_REFUSED,
                        Words.of(village.name() + "没有同意您替家人办事，原因请点开看。", "替家人办事没同意，点开看原因。"));
            case "family.requested" -> overseers(village, helper);
            default -> Mono.empty();
        };
    }

    private static Mono<List<News>> himself(Person.Id to, Notice.Kind kind, Words words) {
        return Mono.just(List.of(new News(to, kind, words, LINK, Optional.empty(), About.himself())));
    }

    private Mono<List<News>> overseers(Village village, Person.Id helper) {
        var words = Words.of("有人申请替家人办事，请到工作台审批。");
        var link = "#/villages/" + village.code();
        return handlers.of(village.id())
                .map(staff -> new InCharge(staff, false, Set.of(helper))
                        .overseers().stream()
                                .map(one -> new News(one, Notice.Kind.TASK, words, link, Optional.empty(), A_TASK))
                                .toList());
    }
}
