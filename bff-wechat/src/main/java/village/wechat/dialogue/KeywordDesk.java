package village.wechat.dialogue;

import java.util.Optional;
import reactor.core.publisher.Mono;
import village.api.news.keyword.FindKeywordAnswer;
import village.api.place.Village;
import village.wechat.dialogue.talk.Links;

/** What the village has the account say to a word. */
final class KeywordDesk {
    private static final int LONGEST_SUMMARY = 60;

    private final FindKeywordAnswer findKeywordAnswer;
    private final Links links;

    KeywordDesk(FindKeywordAnswer findKeywordAnswer, Links links) {
        this.findKeywordAnswer = findKeywordAnswer;
        this.links = links;
    }

    /** Empty where no keyword is said. */
    Mono<Optional<String>> reply(Village village, String said) {
        return findKeywordAnswer
                .find(village.id(), said)
                .map(found -> Optional.of(words(village, found)))
                .defaultIfEmpty(Optional.empty());
    }

    private String words(Village village, FindKeywordAnswer.Found found) {
        return found.article()
                .map(article -> Sentences.joined(found.text(), card(village, article)))
                .orElse(found.text());
    }

    private String card(Village village, FindKeywordAnswer.Named article) {
        var summary = article.summary().length() <= LONGEST_SUMMARY
                ? article.summary()
                : article.summary().substring(0, LONGEST_SUMMARY - 1) + "…";
        var card = Sentences.joined("《" + article.title() + "》", summary);
        return links.article(village, article.id())
                .map(link -> card + "\n点开看：" + link)
                .orElse(card);
    }
}
