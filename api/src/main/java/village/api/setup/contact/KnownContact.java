package village.api.setup.contact;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import village.api.Refusal;
import village.api.place.Contact;
import village.api.setup.Entered;

/**
 * A number a village publishes.
 *
 * @param sort its place in the list, the lowest first
 * @param consent how its bearer agreed, for example 本人签字同意
 * @param since when that was recorded; empty for numbers from before consents were
 */
public record KnownContact(Id id, Contact contact, int sort, String consent, Optional<Instant> since) {
    public record Id(UUID value) {
        public Id {
            Objects.requireNonNull(value);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** What is entered. */
    public record Entry(Contact contact, int sort, String consent) {
        /** Refuses a number without consent: it is not kept at all. */
        public static Entry of(
                String office, Optional<String> name, String phone, int sort, boolean agreed, String consent) {
            var number = phone.strip();
            if (!number.matches("[0-9][0-9-]{2,18}[0-9]")) {
                throw Refusal.invalid("/phone", "电话应为 3 到 20 位数字，可以带区号和短横线。");
            }
            if (!agreed) {
                throw Refusal.invalid("/agreed", "没有本人（或单位）同意的电话不能登记。");
            }
            if (sort < 0 || sort > 999) {
                throw Refusal.invalid("/sort", "排序应为 0 到 999。");
            }
            var shown = name.map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .map(text -> Entered.text("/name", "姓名", text, 20));
            return new Entry(
                    new Contact(Entered.text("/office", "职务", office, 20), shown, number),
                    sort,
                    Entered.text("/consent", "同意的方式", consent, 100));
        }
    }
}
