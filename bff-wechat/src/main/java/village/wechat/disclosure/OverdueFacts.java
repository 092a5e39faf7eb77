package village.wechat.disclosure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import village.api.disclosure.catalogue.DisclosureClass;
import village.api.disclosure.catalogue.Timeliness;

/** What is overdue in a few words. */
public final class OverdueFacts {
    private OverdueFacts() {}

    /** The longest overdue of each class speaks for it. */
    public static List<String> of(List<Timeliness> late) {
        return Arrays.stream(DisclosureClass.values())
                .flatMap(kind -> late.stream()
                        .filter(one -> one.item().disclosureClass() == kind)
                        .max(Comparator.comparing(Timeliness::overdueDays))
                        .stream())
                .map(one -> one.item().disclosureClass().label() + "已逾期 " + one.overdueDays() + " 天")
                .toList();
    }
}
