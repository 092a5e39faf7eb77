package village.api.notice.telling;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.handling.Handlers;
import village.api.credit.matter.CreditMatters;
import village.api.credit.matter.Matter;
import village.api.identity.Person;
import village.api.notice.Notice;
import village.api.notice.delivery.About;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;
import village.api.place.Village;

/** Whom events about study concern: the member, or who keeps his ledger. No title, number or name is told. */
public final class CreditNews implements NewsSource {
    private static final About A_TASK = new About(Optional.empty(), Addressee.OVERSEER, Discretion.UNNAMED);

    private final CreditMatters matters;
    private final Handlers handlers;

    public CreditNews(CreditMatters matters, Handlers handlers) {
        this.matters = matters;
        this.handlers = handlers;
    }

    @Override
    public boolean knows(String type) {
        return matters.knows(type);
    }

    @Override
    public Mono<List<Told>> of(List<Happening> happenings) {
        return matters.ofAll(happenings.stream().map(Happening::event).toList())
                .flatMap(found -> Flux.fromIterable(happenings)
                        .concatMap(one -> Mono.justOrEmpty(found.get(one.event().id()))
                                .flatMap(matter -> news(matter, one.village()))
                                .map(one::told))
                        .collectList());
    }

    private Mono<List<News>> news(Matter matter, Village village) {
        return matter.what().waits() ? tasks(matter, village) : Mono.just(own(matter, village));
    }

    /** For want of a secretary the township decides. */
    private Mono<List<News>> tasks(Matter matter, Village village) {
        return handlers.of(village.id()).map(staff -> {
            var keepers = matter.to().isEmpty() ? new InCharge(staff, false, Set.of()).above(false) : matter.to();
            return news(keepers, Notice.Kind.TASK, Words.of(task(matter)), "#/villages/" + village.code(), A_TASK);
        });
    }

    private static String task(Matter matter) {
        return switch (matter.what()) {
            case APPEAL_FILED -> "有党员对积分记录提出申诉，请到工作台处理。";
            case ATTENDANCE_CLAIMED -> "有党员申报参加主题党日，请到工作台确认。";
            default -> "有党员报了线下学习，请到工作台看材料、确认。";
        };
    }

    private static List<News> own(Matter matter, Village village) {
        return switch (matter.what()) {
            case BOOKED ->
                himself(matter, Notice.Kind.CREDIT_BOOKED, Words.of("您的学习记上了，点开看看。"), "#/me/credits/entries");
            case REVERSED ->
                himself(
                        matter,
                        Notice.Kind.CREDIT_REVERSED,
                        Words.of("您有一条学习记录作废了，理由请点开看。不对可以申诉。", "一条学习记录作废了，点开看理由。"),
                        "#/me/credits/entries");
            case APPEAL_DECIDED ->
                himself(
                        matter,
                        Notice.Kind.CREDIT_APPEAL_DECIDED,
                        Words.of("您对学习记录的申诉处理好了，结果和理由请点开看。", "您的申诉有结果了，点开看。"),
                        "#/me/credits/appeals");
            case ATTENDANCE_CONFIRMED ->
                himself(
                        matter,
                        Notice.Kind.STUDY_DECIDED,
                        Words.of("您参加的主题党日认定了，已经记上。"),
                        "#/villages/" + village.code() + "/activities/" + matter.object());
            case ATTENDANCE_REFUSED ->
                himself(
                        matter,
                        Notice.Kind.STUDY_DECIDED,
                        Words.of("您申报参加的主题党日没有认定，理由请点开看。", "参加活动没认定，点开看理由。"),
                        "#/villages/" + village.code() + "/activities/" + matter.object());
            case HAND_IN_CONFIRMED ->
                himself(
                        matter,
                        Notice.Kind.STUDY_DECIDED,
                        Words.of("您的线下学习认定了，已经记上。"),
                        "#/villages/" + village.code() + "/offline-studies");
            case HAND_IN_REFUSED ->
                himself(
                        matter,
                        Notice.Kind.STUDY_DECIDED,
                        Words.of("您报的线下学习没有认定，理由请点开看。", "线下学习没认定，点开看理由。"),
                        "#/villages/" + village.code() + "/offline-studies");
            case YEAR_CLOSED ->
                himself(
                        matter,
                        Notice.Kind.CREDIT_YEAR_CLOSED,
                        Words.of(matter.object() + " 年的学习结账了，学习证明可以取了。"),
                        "#/me/credits/certificates/" + matter.object());
            case APPEAL_FILED, ATTENDANCE_CLAIMED, HANDED_IN -> List.of();
        };
    }

    private static List<News> himself(Matter matter, Notice.Kind kind, Words words, String link) {
        return news(matter.to(), kind, words, link, About.himself());
    }

    private static List<News> news(List<Person.Id> people, Notice.Kind kind, Words words, String link, About about) {
        return people.stream()
                .map(one -> new News(one, kind, words, link, Optional.empty(), about))
                .toList();
    }
}
