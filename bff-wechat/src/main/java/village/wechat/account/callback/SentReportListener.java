package village.wechat.account.callback;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.identity.OpenId;
import village.api.notice.channel.Outcome;
import village.api.notice.delivery.Report;
import village.api.notice.delivery.TakeReport;
import village.wechat.account.envelope.CallbackMessage;

/** Takes whether messages that WeChat had taken arrived: template messages of a public account, subscribe messages. */
@Component
class SentReportListener implements CallbackListener {
    private static final Logger LOG = LoggerFactory.getLogger(SentReportListener.class);
    private static final String TEMPLATE = "TEMPLATESENDJOBFINISH";
    private static final String SUBSCRIBE = "subscribe_msg_sent_event";
    private static final String SUCCESS = "success";
    private static final String ARRIVED = "0";
    /** As when sending: he did not allow it or used his consent up. */
    private static final String NOT_ALLOWED_BY_USER = "43101";

    private final TakeReport takeReport;

    SentReportListener(TakeReport takeReport) {
        this.takeReport = takeReport;
    }

    @Override
    public Set<String> events() {
        return Set.of(TEMPLATE, SUBSCRIBE);
    }

    @Override
    public Mono<Void> told(String appId, CallbackMessage event) {
        return Flux.defer(() -> Flux.fromIterable(reports(appId, event)))
                .doOnNext(SentReportListener::log)
                .concatMap(takeReport::take)
                .then();
    }

    /** Without the name of a message, there is nothing it could be about. */
    private static List<Report> reports(String appId, CallbackMessage event) {
        return TEMPLATE.equals(event.field("Event"))
                ? ofTemplate(appId, event).stream().toList()
                : ListedEvents.items(event, "SubscribeMsgSentEvent").stream()
                        .flatMap(item -> ofSubscribe(ListedEvents.user(appId, event), item).stream())
                        .toList();
    }

    private static Optional<Report> ofTemplate(String appId, CallbackMessage event) {
        return named(event)
                .map(name -> new Report(
                        ListedEvents.user(appId, event), name, Optional.empty(), ofTemplate(event.field("Status"))));
    }

    /** WeChat writes with a space or without: {@code failed:user block}, {@code failed: system failed}. */
    private static Outcome ofTemplate(String status) {
        if (status.equals(SUCCESS)) {
            return Outcome.SENT;
        }
        return status.contains("user block") ? Outcome.REFUSED : Outcome.TRY_LATER;
    }

    private static Optional<Report> ofSubscribe(OpenId user, CallbackMessage item) {
        return named(item)
                .map(name -> new Report(
                        user, name, Optional.of(item.field("TemplateId")), ofSubscribe(item.field("ErrorCode"))));
    }

    private static Outcome ofSubscribe(String code) {
        return switch (code) {
            case ARRIVED -> Outcome.SENT;
            case NOT_ALLOWED_BY_USER -> Outcome.REFUSED;
            default -> Outcome.TRY_LATER;
        };
    }

    private static Optional<String> named(CallbackMessage message) {
        return Optional.of(message.field("MsgID"))
                .filter(name -> !name.isEmpty())
                .or(() -> Optional.of(message.field("MsgId")).filter(name -> !name.isEmpty()));
    }

    private static void log(Report report) {
        if (report.outcome() != Outcome.SENT) {
            LOG.info(
                    "message did not arrive, app={}, message={}, outcome={}",
                    report.to().appId(),
                    report.messageId(),
                    report.outcome());
        }
    }
}
