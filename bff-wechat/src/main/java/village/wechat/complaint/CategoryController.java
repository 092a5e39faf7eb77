package village.wechat.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.SuggestCategory;
import village.api.identity.Actor;
import village.wechat.caching.Json;
import village.wechat.caching.PublicAnswers;
import village.wechat.caching.Screen;

/** The category catalogue for the report form; open to everybody. */
@RestController
@RequestMapping("/mp/v1/villages/{village}/complaint-categories")
@Tag(name = "诉求", description = "反映事情、看进展、评价")
class CategoryController {
    private static final Screen SCREEN = Screen.of("complaint-categories");

    private final Categories categories;
    private final SuggestCategory suggestCategory;
    private final PublicAnswers answers;
    private final Json json;

    CategoryController(Categories categories, SuggestCategory suggestCategory, PublicAnswers answers, Json json) {
        this.categories = categories;
        this.suggestCategory = suggestCategory;
        this.answers = answers;
        this.json = json;
    }

    /** The catalogue in two levels. */
    @Schema(name = "ComplaintCategories")
    record Catalogue(@Schema(example = "starter-2026") String version, List<Upper> items) {}

    @Schema(name = "UpperCategory")
    record Upper(String code, String name, List<Lower> children) {}

    @Schema(name = "LowerCategory")
    record Lower(
            String code,
            String name,
            @Schema(example = "3 个工作日") String dueText) {}

    @Operation(operationId = "listComplaintCategories", summary = "诉求类别")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Catalogue.class)))
    @GetMapping
    Mono<Void> list(Actor actor, @Parameter(hidden = true) ServerWebExchange exchange) {
        return answers.open(
                exchange,
                actor,
                SCREEN,
                () -> categories
                        .inForce(actor.requireVillage())
                        .map(CategoryController::toCatalogue)
                        .map(json::whole));
    }

    private static Catalogue toCatalogue(Categories.Catalogue catalogue) {
        var uppers = catalogue.entries().stream()
                .filter(entry -> entry.parent().isEmpty())
                .map(entry -> new Upper(entry.code(), entry.name(), children(entry, catalogue.entries())))
                .toList();
        return new Catalogue(catalogue.version(), uppers);
    }

    private static List<Lower> children(Category upper, List<Category> entries) {
        return entries.stream()
                .filter(entry -> entry.parent().filter(upper.code()::equals).isPresent())
                .map(entry -> new Lower(entry.code(), entry.name(), entry.due().label() + "内答复"))
                .toList();
    }

    @Schema(name = "NewCategorySuggestion", example = """
        {"text": "村口的路灯三天没亮了"}
        """)
    record NewSuggestion(
            @Schema(description = "想反映的话，最多 2000 字", example = "村口的路灯三天没亮了") @NotNull(message = "请先写几个字。")
            String text) {}

    /** What a text may belong to. */
    @Schema(name = "CategorySuggestions")
    record Suggestions(List<Suggested> items) {}

    @Schema(name = "SuggestedCategory")
    record Suggested(
            @Schema(example = "0202") String code,
            @Schema(example = "路灯不亮") String name,
            @Schema(example = "道路交通") String parentName) {
        static Suggested of(SuggestCategory.Suggestion found) {
            var category = found.category();
            return new Suggested(category.code(), category.name(), found.parentName());
        }
    }

    @Operation(operationId = "suggestComplaintCategory", summary = "按文字猜类别，最多三个")
    @PostMapping("/suggestions")
    Mono<Suggestions> suggest(Actor actor, @Valid @RequestBody NewSuggestion body) {
        return suggestCategory
                .suggest(actor, body.text())
                .map(found -> new Suggestions(found.stream().map(Suggested::of).toList()));
    }
}
