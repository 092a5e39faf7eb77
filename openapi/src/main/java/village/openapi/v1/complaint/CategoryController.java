package village.openapi.v1.complaint;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.client.Resource;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.openapi.client.Scoped;
import village.openapi.client.SignedClient;

@RestController
@Tag(name = "complaint", description = "诉求")
class CategoryController {
    private final Categories categories;

    CategoryController(Categories categories) {
        this.categories = categories;
    }

    @Scoped(Resource.COMPLAINTS)
    @GetMapping("/openapi/v1/villages/{village}/complaint-categories")
    @Operation(operationId = "listComplaintCategories", summary = "诉求类别", description = "两级；提交诉求时用下级的编号。")
    @ApiResponse(responseCode = "200", description = "现行的类别目录")
    Mono<Catalogue> list(SignedClient caller) {
        return categories.inForce(caller.requireVillage().id()).map(Catalogue::of);
    }

    /** The catalogue in two levels. */
    @Schema(name = "ComplaintCategories")
    record Catalogue(
            @Schema(description = "目录的版本", example = "starter-2026")
            String version,

            List<Upper> items) {
        static Catalogue of(Categories.Catalogue catalogue) {
            return new Catalogue(
                    catalogue.version(),
                    catalogue.entries().stream()
                            .filter(entry -> entry.parent().isEmpty())
                            .map(entry -> Upper.of(entry, catalogue.entries()))
                            .toList());
        }
    }

    @Schema(name = "ComplaintUpperCategory")
    record Upper(
            @Schema(example = "02") String code,
            @Schema(example = "道路交通") String label,
            List<Lower> children) {
        static Upper of(Category upper, List<Category> all) {
            return new Upper(
                    upper.code(),
                    upper.name(),
                    all.stream()
                            .filter(entry ->
                                    entry.parent().filter(upper.code()::equals).isPresent())
                            .map(entry -> new Lower(entry.code(), entry.name()))
                            .toList());
        }
    }

    @Schema(name = "ComplaintCategory")
    record Lower(
            @Schema(example = "0202") String code,
            @Schema(example = "路灯不亮") String label) {}
}
