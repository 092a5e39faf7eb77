package village.api.notice.channel;

import java.util.Optional;
import village.api.identity.OpenId;
import village.api.identity.Person;

/**
 * A way to one person.
 *
 * @param to the person as the account knows him
 * @param template empty for customer messages, which have none
 */
public record Route(Channel channel, Person.Id person, OpenId to, Optional<Template> template) {
    /** Writes what is to be told as this way wants it. */
    public Letter letter(Template.Facts facts, Addresses addresses) {
        return switch (channel) {
            case SUBSCRIBE -> template.orElseThrow().message(to, facts);
            case CUSTOMER -> new CustomerMessages.Message(to, text(facts, addresses));
            case TEMPLATE ->
                new TemplateMessages.Message(
                        to,
                        template.orElseThrow().templateId(),
                        addresses.of(facts.link()).orElse(""),
                        template.orElseThrow().data(facts));
        };
    }

    /**
     * Says all of a text in a chat, as far as one message holds it; what has no room is behind the link.
     *
     * @param said more than a notice, for his own eyes only
     */
    public Letter inFull(String said, Template.Facts facts, Addresses addresses) {
        var link = addresses.of(facts.link());
        return new CustomerMessages.Message(
                to, WholeText.fitted("【" + facts.village() + "】" + said, link, CustomerMessages.MAX_BYTES));
    }

    private static String text(Template.Facts facts, Addresses addresses) {
        var said = "【" + facts.village() + "】" + facts.text();
        return addresses.of(facts.link()).map(address -> said + "\n" + address).orElse(said);
    }
}
