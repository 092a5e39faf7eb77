package village.wechat.news.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.identity.Actor;
import village.api.news.column.AddColumn;
import village.api.news.column.ChangeColumn;
import village.api.news.column.Column;
import village.api.news.column.ListColumns;
import village.api.news.column.RemoveColumn;
import village.wechat.Requests;
import village.wechat.Versions;
import village.wechat.news.NewsColumns;

/** Cadres keep the columns. */
@RestController
@RequestMapping("/console/v1/villages/{village}/news-columns")
@Tag(name = "新闻编辑", description = "写稿、修改、发布、撤下")
class ColumnController {
    private final ListColumns listColumns;
    private final AddColumn addColumn;
    private final ChangeColumn changeColumn;
    private final RemoveColumn removeColumn;
    private final Requests requests;

    ColumnController(
            ListColumns listColumns,
            AddColumn addColumn,
            ChangeColumn changeColumn,
            RemoveColumn removeColumn,
            Requests requests) {
        this.removeColumn = removeColumn;
        this.listColumns = listColumns;
        this.addColumn = addColumn;
        this.changeColumn = changeColumn;
        this.requests = requests;
    }

    @Operation(operationId = "listNewsColumnsForStaff", summary = "新闻栏目")
    @GetMapping
    Mono<NewsColumns> list(Actor actor) {
        return listColumns.list(actor).map(NewsColumns::of);
    }

    @Schema(name = "NewNewsColumn", example = """
            {"name": "停水停电", "position": 10}
            """)
    record NewColumn(
            @Schema(description = "上级栏目；不填为一级栏目") @Nullable UUID parent,

            @Schema(description = "名称，1 到 20 个字") @NotNull(message = "请填写栏目名称。")
            String name,

            @Schema(description = "排序，0 到 999") @Nullable Integer position) {
        int place() {
            return position == null ? 0 : position;
        }

        Optional<Column.Id> above() {
            return Optional.ofNullable(parent).map(Column.Id::new);
        }
    }

    @Operation(operationId = "addNewsColumn", summary = "加一个栏目")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Mono<NewsColumns> add(
            Actor actor,
            @RequestHeader(name = Requests.IDEMPOTENCY_KEY, required = false) @Nullable String key,
            @Valid @RequestBody NewColumn body) {
        return Mono.defer(() -> addColumn.add(
                        actor,
                        body.above(),
                        body.name(),
                        body.place(),
                        requests.once(actor, "news.add-column", key, body)))
                .then(Mono.defer(() -> list(actor)));
    }

    @Operation(operationId = "changeNewsColumn", summary = "改栏目的上级、名称和排序")
    @PutMapping("/{id}")
    Mono<NewsColumns> change(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody NewColumn body) {
        return Mono.defer(() -> changeColumn.change(
                        actor,
                        new Column.Id(id),
                        Versions.seen(ifMatch, Reason.NEWS_VERSION_REQUIRED),
                        body.above(),
                        body.name(),
                        body.place()))
                .then(Mono.defer(() -> list(actor)));
    }

    @Operation(operationId = "removeNewsColumn", summary = "删除一个没有用过的栏目")
    @DeleteMapping("/{id}")
    Mono<NewsColumns> remove(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return Mono.defer(() -> removeColumn.remove(
                        actor, new Column.Id(id), Versions.seen(ifMatch, Reason.NEWS_VERSION_REQUIRED)))
                .then(Mono.defer(() -> list(actor)));
    }
}
