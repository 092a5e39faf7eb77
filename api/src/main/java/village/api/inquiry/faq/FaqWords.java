package village.api.inquiry.faq;

import java.util.LinkedHashSet;
import java.util.Set;
import village.api.news.search.SearchWords;

/** The words a question is found by. What every question says (“什么时候”, “怎么办”) tells none from another. */
public final class FaqWords {
    private static final Set<String> IN_EVERY_QUESTION = SearchWords.of(
            "什么时候", "为什么", "怎么办", "怎么样", "怎样", "如何", "在哪里", "哪里", "哪儿", "多少钱", "多久", "几天", "可以", "能不能", "是不是", "有没有",
            "需要", "请问", "问一下", "想问", "我想", "我们", "我家", "村里", "谢谢", "你好", "您好");

    private FaqWords() {}

    public static Set<String> of(Faq.Wording wording) {
        return SearchWords.of(wording.question(), wording.answer());
    }

    /** Of what somebody asks; where nothing else is left, what every question says. */
    public static Set<String> asked(String text) {
        var all = SearchWords.asked(text);
        var telling = new LinkedHashSet<>(all);
        telling.removeAll(IN_EVERY_QUESTION);
        return telling.isEmpty() ? all : telling;
    }

    /** Every third word at least, so that a long question still finds what says it shortly. */
    public static int least(Set<String> asked) {
        return Math.max(1, (asked.size() + 2) / 3);
    }
}
