package village.api.notice.telling;

import java.util.Optional;
import village.api.notice.Notice;
import village.api.notice.preference.Wording;
import village.api.place.Contact;

/**
 * One text in the words of each reader.
 *
 * @param elder shorter and plainer, for whoever wants it so; empty when the standard words do
 */
record Words(String standard, Optional<String> elder) {
    static Words of(String standard) {
        return new Words(standard, Optional.empty());
    }

    static Words of(String standard, String elder) {
        return new Words(standard, Optional.of(elder));
    }

    /** @param call whom an elder reader may call; left out where the line has no room */
    String in(Wording wording, Optional<Contact> call) {
        if (wording == Wording.STANDARD || elder.isEmpty()) {
            return standard;
        }
        return call.map(contact -> elder.get() + "有事打" + contact.office() + "电话" + contact.phone() + "。")
                .filter(text -> text.codePointCount(0, text.length()) <= Notice.MAX_TEXT)
                .orElse(elder.get());
    }

    /** The same with something in place of a mark. */
    Words with(String mark, String value) {
        return new Words(standard.replace(mark, value), elder.map(text -> text.replace(mark, value)));
    }
}
