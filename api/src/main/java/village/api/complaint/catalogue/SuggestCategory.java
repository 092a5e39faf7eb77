package village.api.complaint.catalogue;

import java.util.List;
import reactor.core.publisher.Mono;
import village.api.Refusal;
import village.api.identity.Actor;
import village.api.place.Village;

/** Guesses from a villager's words what his matter belongs to. He, or the dispatcher, decides. */
public final class SuggestCategory {
    private static final int AT_MOST = 3;
    private static final int MAX_TEXT = 2000;

    private final Categories categories;
    private final CategoryKeywords keywords;

    public SuggestCategory(Categories categories, CategoryKeywords keywords) {
        this.categories = categories;
        this.keywords = keywords;
    }

    /** A category with the name of what it is part of. */
    public record Suggestion(Category category, String parentName) {}

    /** The likeliest first, at most three, possibly none. */
    public Mono<List<Suggestion>> suggest(Actor actor, String text) {
        return Mono.fromSupplier(() -> checked(text))
                .flatMap(words -> suggestions(actor.requireVillage(), words, AT_MOST));
    }

    /** The likeliest for a text that is kept already; empty when nothing is likely. For use cases. */
    public Mono<Category> likeliest(Village.Id village, String text) {
        return suggestions(village, text, 1)
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()))
                .map(Suggestion::category);
    }

    private static String checked(String text) {
        if (text.isBlank()) {
            throw Refusal.invalid("/text", "请先写几个字。");
        }
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw Refusal.invalid("/text", "文字最多 2000 个字。");
        }
        return text;
    }

    private Mono<List<Suggestion>> suggestions(Village.Id village, String text, int limit) {
        return Mono.zip(
                categories.inForce(village),
                keywords.inForce(village),
                (catalogue, known) -> Likeness.codes(text, known, limit).stream()
                        .flatMap(code -> catalogue.byCode(code).stream())
                        .map(category -> new Suggestion(category, parentName(category, catalogue)))
                        .toList());
    }

    private static String parentName(Category category, Categories.Catalogue catalogue) {
        return category.parent().flatMap(catalogue::byCode).map(Category::name).orElse("");
    }
}
