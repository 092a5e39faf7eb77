package village.wechat.news;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of news. */
@Schema(name = "NewsList")
record NewsList(List<NewsLine> items, @Nullable String next) {}
