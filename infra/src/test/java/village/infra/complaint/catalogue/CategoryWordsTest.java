package village.infra.complaint.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import village.api.complaint.catalogue.Categories;
import village.api.complaint.catalogue.Category;
import village.api.complaint.catalogue.CategoryKeywords;
import village.api.complaint.catalogue.Due;
import village.api.complaint.catalogue.SuggestCategory;
import village.api.identity.Actor;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

/** The starter set of words, asked the way villagers speak. */
class CategoryWordsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final CategoryKeywords keywords = new PostgresCategoryKeywords(POSTGRES.database(), PATIENCE);

    @ParameterizedTest
    @CsvSource({
        "村口的路灯三天没亮了, 0202",
        "我家门口垃圾好几天没人来收, 0101",
        "后面那条沟里都是臭水, 0102",
        "从昨天晚上开始停电了, 0304",
        "小店门口水管爆了水流得到处都是, 0303",
        "家里一直没水, 0301",
        "我想问低保怎么办, 0701",
        "去年的工资老板还没发就是拖欠工资, 1103",
        "隔壁的狗没拴昨天狗咬了孩子, 1206",
        "老房子墙裂了怕是危房, 0402",
        "征地款一直没到账, 0503",
        "路面坑洼不平车子不好走, 0201",
        "健身器材坏了, 1602",
        "手机没信号打不出电话, 1603",
        "高龄补贴这个月没有到, 0802",
        "我妈接到诈骗电话要转账, 1203"
    })
    void villagersAreUnderstood(String said, String code) {
        assertThat(suggested(said)).first().isEqualTo(code);
    }

    @Test
    void everyLowerCategoryIsKnownByWords() {
        var known = keywords.inForce(village).block(PATIENCE);
        var lower = POSTGRES.sql()
                .sql("select code from complaint_category where parent_code is not null")
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(PATIENCE);
        assertThat(known).extracting(CategoryKeywords.Keyword::code).containsAll(lower);
        assertThat(lower).hasSize(109);
    }

    @Test
    void saysNothingWhereNothingFits() {
        assertThat(suggested("嗯嗯")).isEmpty();
    }

    private List<String> suggested(String said) {
        var lower = keywords.inForce(village).block(PATIENCE).stream()
                .map(CategoryKeywords.Keyword::code)
                .distinct()
                .map(code -> new Category(code, Optional.empty(), code, Optional.empty(), Due.PROMISE, ""))
                .toList();
        Categories catalogue = any -> Mono.just(new Categories.Catalogue("x", lower));
        return new SuggestCategory(catalogue, keywords)
                .suggest(Actor.stranger(village), said).block(PATIENCE).stream()
                        .map(found -> found.category().code())
                        .toList();
    }
}
