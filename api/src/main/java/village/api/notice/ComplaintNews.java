package village.api.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;
import village.api.complaint.Complaint;
import village.api.complaint.Complaints;
import village.api.complaint.handling.Handlers;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.place.Village;

/** Whom events about complaints concern. Nobody's name and nothing of a complaint's words is told. */
final class ComplaintNews {
    private final Complaints complaints;
    private final Handlers handlers;

    ComplaintNews(Complaints complaints, Handlers handlers) {
        this.complaints = complaints;
        this.handlers = handlers;
    }

    private record Case(Complaint complaint, InCharge inCharge, String link) {
        String ticket() {
            return complaint.ticket().value();
        }

        News tell(Person.Id to, Notice.Kind kind, String text) {
            return new News(to, kind, text, link, Optional.of(ticket()));
        }

        /** Nobody, when he has no WeChat here. */
        Optional<News> tellReporter(Notice.Kind kind, String text) {
            return complaint.reporter().map(one -> tell(one, kind, text));
        }

        Stream<News> tellOverseers(String text) {
            return inCharge.overseers().stream().map(one -> tell(one, Notice.Kind.TASK, text));
        }

        Optional<News> tellHandler(String text) {
            return complaint.handler().filter(inCharge::mayTell).map(one -> tell(one, Notice.Kind.TASK, text));
        }
    }

    /** Empty when the complaint is gone. */
    Mono<List<News>> of(Event event, Village village) {
        var id = new Complaint.Id(event.subject().id());
        return complaints
                .byId(village.id(), id)
                .flatMap(complaint -> handlers.of(village.id()).map(staff -> toCase(village, complaint, staff)))
                .map(found -> news(event, found));
    }

    private static Case toCase(Village village, Complaint complaint, List<Handlers.Handler> staff) {
        var inCharge = new InCharge(staff, complaint.intake().aboutStaff(), complaint.reporter());
        var link = "#/villages/" + village.code() + "/complaints/" + complaint.id();
        return new Case(complaint, inCharge, link);
    }

    private static List<News> news(Event event, Case of) {
        return switch (event.type()) {
            case "complaint.filed" -> filed(of);
            case "complaint.dispatched" -> dispatched(event, of);
            case "complaint.answered" -> answered(of);
            case "complaint.rated" -> rated(event, of);
            default -> List.of();
        };
    }

    private static List<News> filed(Case of) {
        var news = new ArrayList<News>();
        of.tellReporter(Notice.Kind.FILED, "您反映的事已收到，编号 " + of.ticket() + "。").ifPresent(news::add);
        if (of.complaint().handler().isEmpty()) {
            of.tellOverseers("有新的诉求等着派单，编号 " + of.ticket() + "。").forEach(news::add);
        }
        return news;
    }

    /** A handler who lost the case again in the meantime is not told. */
    private static List<News> dispatched(Event event, Case of) {
        var news = new ArrayList<News>();
        var handler =
                Optional.ofNullable(event.facts().get("handler")).map(fact -> new Person.Id(UUID.fromString(fact)));
        var label = handler.map(of.inCharge()::label).orElse("工作人员");
        var text = "您反映的事（编号 " + of.ticket() + "）已派给" + label + "办理。";
        of.tellReporter(Notice.Kind.DISPATCHED, text).ifPresent(news::add);
        if (of.complaint().handler().equals(handler)) {
            of.tellHandler("有新的诉求要办，编号 " + of.ticket() + "，请尽快查看。").ifPresent(news::add);
        }
        return news;
    }

    private static List<News> answered(Case of) {
        return of.tellReporter(Notice.Kind.ANSWERED, "您反映的事（编号 " + of.ticket() + "）有答复了，请评价。").stream()
                .toList();
    }

    private static List<News> rated(Event event, Case of) {
        if (!"false".equals(event.facts().get("fixed"))) {
            return List.of();
        }
        var text = "反映人说事情还没解决，编号 " + of.ticket() + "，请再看看。";
        return Stream.concat(of.tellHandler(text).stream(), of.tellOverseers(text))
                .distinct()
                .toList();
    }
}
