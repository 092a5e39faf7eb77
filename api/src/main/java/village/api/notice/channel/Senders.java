package village.api.notice.channel;

import reactor.core.publisher.Mono;

/** Whoever sends by each channel. */
public record Senders(SubscribeMessages subscribe, CustomerMessages customer, TemplateMessages template) {
    /** Completes with what became of the letter. */
    public Mono<Receipt> send(Letter letter) {
        if (letter instanceof SubscribeMessages.Message message) {
            return subscribe.send(message);
        }
        if (letter instanceof CustomerMessages.Message message) {
            return customer.send(message.to(), message.text()).map(Receipt::of);
        }
        return template.send((TemplateMessages.Message) letter);
    }
}
