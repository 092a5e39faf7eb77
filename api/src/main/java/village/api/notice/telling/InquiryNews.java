package village.api.notice.telling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.complaint.Reporting;
import village.api.complaint.handling.Handlers;
import village.api.event.Event;
import village.api.identity.Person;
import village.api.inquiry.Desks;
import village.api.inquiry.Inquiries;
import village.api.inquiry.Inquiry;
import village.api.inquiry.Openness;
import village.api.inquiry.Seats;
import village.api.notice.Notice;
import village.api.notice.delivery.About;
import village.api.notice.delivery.About.Addressee;
import village.api.notice.delivery.About.Discretion;
import village.api.place.Village;

/** Whom events about inquiries concern: the desk, and the asker's side. Nothing of their words is told, and no name. */
public final class InquiryNews implements NewsSource {
    private static final String OF = Inquiry.KIND + ".";
    private static final Set<String> KNOWN = Set.of(
            OF + "asked",
            OF + "asked-again",
            OF + "passed-on",
            OF + "answered",
            OF + "declined",
            OF + "escalated",
            OF + "published",
            OF + "hidden");
    private static final About A_TASK = new About(Optional.empty(), Addressee.OVERSEER, Discretion.UNNAMED);

    private final Inquiries inquiries;
    private final Desks desks;
    private final Handlers handlers;

    public InquiryNews(Inquiries inquiries, Desks desks, Handlers handlers) {
        this.inquiries = inquiries;
        this.desks = desks;
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
        return inquiries
                .byId(village.id(), new Inquiry.Id(event.subject().id()))
                .flatMap(inquiry -> Mono.zip(
                        Seats.of(desks, village.id()),
                        handlers.of(village.id()),
                        (seats, staff) -> of(event, village, inquiry, seats, staff)));
    }

    private static List<News> of(
            Event event, Village village, Inquiry inquiry, Seats seats, List<Handlers.Handler> staff) {
        if (event.type().equals(OF + "escalated")) {
            return escalated(village, inquiry, staff);
        }
        var news = news(event, village, inquiry, atDesk(village, inquiry, seats, staff));
        return event.type().equals(OF + "passed-on") ? and(news, passedOn(event, village, inquiry, seats)) : news;
    }

    /** The asker knows who reads his words now and until when he waits; nothing where it has gone on since. */
    private static List<News> passedOn(Event event, Village village, Inquiry inquiry, Seats seats) {
        if (inquiry.status() != Inquiry.Status.WAITING
                || !inquiry.desk().equals(event.facts().get("desk"))) {
            return List.of();
        }
        var words = PassedOn.words(inquiry, seats, event.occurredAt());
        return and(
                askers(inquiry, village, Notice.Kind.INQUIRY_PASSED_ON, words),
                byHand(inquiry, village, "您登记的咨询转给“" + seats.name(inquiry.desk()) + "”了，请打电话或者当面告诉他。"));
    }

    /** The township, else the county; nobody of what was answered before he is told. */
    private static List<News> escalated(Village village, Inquiry inquiry, List<Handlers.Handler> staff) {
        var link = link(village, inquiry);
        var words = Words.of("有咨询过了期限还没有答复，请马上督促。");
        return inquiry.status() != Inquiry.Status.WAITING
                ? List.of()
                : new InCharge(staff, false, Set.copyOf(inquiry.asker().told()))
                        .above(false).stream()
                                .map(one ->
                                        new News(one, Notice.Kind.URGENT_TASK, words, link, Optional.empty(), A_TASK))
                                .toList();
    }

    private static String link(Village village, Inquiry inquiry) {
        return link(village, "inquiries", inquiry);
    }

    private static String link(Village village, String page, Inquiry inquiry) {
        return "#/villages/" + village.code() + "/" + page + "/" + inquiry.id();
    }

    /** The experts of its desk, else the cadres; never who asked it himself. */
    private static List<Answering> atDesk(Village village, Inquiry inquiry, Seats seats, List<Handlers.Handler> staff) {
        var asker = inquiry.asker().told();
        var seated = Optional.ofNullable(seats.seated().get(inquiry.desk()));
        var people = seated.map(there -> List.copyOf(there.people()))
                .orElseGet(() -> new InCharge(staff, false, Set.copyOf(asker)).overseers());
        return people.stream()
                .filter(person -> !asker.contains(person))
                .map(person -> new Answering(
                        person,
                        seated.filter(there -> there.invited().containsKey(person))
                                        .isPresent()
                                ? link(village, "expert-inquiries", inquiry)
                                : link(village, inquiry)))
                .toList();
    }

    /** @param link where he answers: whoever was invited has no desk in the village */
    private record Answering(Person.Id person, String link) {}

    private static List<News> news(Event event, Village village, Inquiry inquiry, List<Answering> desk) {
        return switch (event.type().substring(OF.length())) {
            case "asked" -> tasks(desk, "有村民咨询，请按期答复。");
            case "asked-again" -> tasks(desk, "有村民接着问了，请按期答复。");
            case "passed-on" -> tasks(desk, "有一条咨询转给您，请按期答复。");
            case "answered" ->
                and(answered(event, inquiry, village), byHand(inquiry, village, "您登记的咨询有答复了，请打电话或者当面告诉他。"));
            case "declined" ->
                and(
                        askers(
                                inquiry,
                                village,
                                Notice.Kind.INQUIRY_DECLINED,
                                Words.of("您问的事这里不能答复，点开看该找谁。", "您问的事，这里答不了。点开看该找谁。")),
                        byHand(inquiry, village, "您登记的咨询这里不能答复，请打电话或者当面告诉他该找谁。"));
            case "published" -> askers(inquiry, village, Notice.Kind.INQUIRY_OPENNESS, Words.of("您问的事和答复已经公开，不带您的名字。"));
            case "hidden" -> hidden(inquiry, village);
            default -> List.of();
        };
    }

    /** The asker's own chat says what was answered; a relative who asked for him hears that there is an answer. */
    private static List<News> answered(Event event, Inquiry inquiry, Village village) {
        var said = AnswerInChat.of(inquiry, event.occurredAt());
        var asker = inquiry.asker().reporting().reporter();
        return askers(inquiry, village, Notice.Kind.INQUIRY_ANSWERED, words(inquiry)).stream()
                .map(news -> asker.filter(news.to()::equals).isPresent()
                        ? said.map(news::inChat).orElse(news)
                        : news)
                .toList();
    }

    /** Who asked in the chat reads it there. */
    private static Words words(Inquiry inquiry) {
        return inquiry.asker().reporting().source() == Reporting.Source.ACCOUNT
                ? Words.of("您问的事有答复了，在公众号里回复“查答复”就能看。")
                : Words.of("您问的事有答复了，点开看看。", "您问的事有答复了。");
    }

    private static List<News> hidden(Inquiry inquiry, Village village) {
        return inquiry.openness().state() == Openness.State.KEPT_BACK
                ? askers(inquiry, village, Notice.Kind.INQUIRY_OPENNESS, Words.of("您问的事没有公开，点开看理由。"))
                : List.of();
    }

    /** Who asked without WeChat hears it from whoever entered it. */
    private static List<News> byHand(Inquiry inquiry, Village village, String words) {
        var filer = inquiry.asker().reporting().filer();
        return inquiry.asker().enteredBy(filer)
                ? List.of(new News(
                        filer, Notice.Kind.TASK, Words.of(words), link(village, inquiry), Optional.empty(), A_TASK))
                : List.of();
    }

    private static List<News> and(List<News> some, List<News> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<News> askers(Inquiry inquiry, Village village, Notice.Kind kind, Words words) {
        var link = link(village, inquiry);
        var news = new ArrayList<News>();
        for (var person : inquiry.asker().told()) {
            news.add(new News(person, kind, words, link, Optional.empty(), About.himself()));
        }
        return news;
    }

    private static List<News> tasks(List<Answering> people, String words) {
        return people.stream()
                .map(one ->
                        new News(one.person(), Notice.Kind.TASK, Words.of(words), one.link(), Optional.empty(), A_TASK))
                .toList();
    }
}
