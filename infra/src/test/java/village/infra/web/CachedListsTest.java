package village.infra.web;

import static org.assertj.core.api.Assertions.assertThat;
import static village.infra.story.WholeVillage.VILLAGE;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.matrix.PublishedDisclosure;
import village.infra.story.Reply;
import village.infra.story.Visitor;
import village.infra.story.WholeVillage;
import village.wechat.caching.PublicContents;

/** Lists and records chosen by an address are kept as bytes, and are true as soon as an act is acknowledged. */
class CachedListsTest {
    private static final String PAGES = "/mp/v1/villages/" + VILLAGE;
    private static final String DESK = "/console/v1/villages/" + VILLAGE;

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void newsOfAColumnIsTrueWhenItsActIsAcknowledged() {
        var cadre = HERE.desk("demo-cadre-1");
        var column = cadre.get(DESK + "/news-columns").expect(200).text("/items/0/id");
        var list = PAGES + "/news?column=" + column;
        var before = known(list);
        var article =
                cadre.post(DESK + "/news", """
                    {"column":"%s","title":"马上就要看得到","body":"<p>好。</p>","audience":"public"}\
                    """.formatted(column)).expect(201).text("/id");
        cadre.post(DESK + "/news/" + article + "/publications", Map.of("version", 1))
                .expect(201);
        var after = changed(list, before);
        assertThat(after.texts("/items", "/id")).contains(article);
        known(list);
        cadre.post(DESK + "/news/" + article + "/withdrawals", Map.of("version", 2, "reason", "发错了"))
                .expect(201);
        assertThat(changed(list, after).texts("/items", "/id")).doesNotContain(article);
    }

    @Test
    void columnsAreKeptUntilOneIsAdded() {
        var before = known(PAGES + "/news-columns");
        HERE.desk("demo-cadre-1")
                .post(DESK + "/news-columns", Map.of("name", "刚加的栏目"))
                .expect(201);
        assertThat(changed(PAGES + "/news-columns", before).body()).contains("刚加的栏目");
    }

    @Test
    void disclosuresAreKeptUntilOneIsPublished() {
        var lists = new String[] {
            "/disclosures?class=village",
            "/disclosures?class=village&overdue=true",
            "/disclosures?overdue=true",
            "/disclosure-items?class=village",
            "/disclosure-items"
        };
        var first = new PublishedDisclosure(HERE).id();
        for (var list : lists) {
            known(PAGES + list);
        }
        var detail = known(PAGES + "/disclosures/" + first);
        known(PAGES + "/disclosures/" + first + "/revisions/1");
        var list = known(PAGES + lists[0]);
        var second = new PublishedDisclosure(HERE).id();
        assertThat(changed(PAGES + lists[0], list).texts("/items", "/id")).contains(first, second);
        assertThat(HERE.stranger()
                        .get(PAGES + "/disclosures/" + first)
                        .expect(200)
                        .bytes())
                .isEqualTo(detail.bytes());
    }

    @Test
    void nobodyFillsTheCacheWithAddressesOfHisOwn() {
        var here = HERE.stranger();
        here.get(PAGES + "/news-columns").expect(200);
        var tag = here.get(PAGES + "/news-columns?x=1").expect(200).header("ETag");
        assertThat(tag).isEqualTo(here.get(PAGES + "/news-columns").header("ETag"));
        var loads = loads();
        for (var i = 0; i < 5; i++) {
            here.get(PAGES + "/news-columns?x=" + i).expect(200);
        }
        assertThat(loads()).isEqualTo(loads);
    }

    /** Asked three times it is loaded once at most, and known by its tag. */
    private static Reply known(String path) {
        var reader = HERE.stranger();
        var first = reader.get(path).expect(200);
        var loads = loads();
        assertThat(first.header("ETag")).as(path).matches("\"[A-Za-z0-9_-]{24}\"");
        assertThat(reader.get(path).expect(200).bytes()).as(path).isEqualTo(first.bytes());
        assertThat(knowing(reader, first).get(path).expect(304).bytes()).isEmpty();
        assertThat(loads()).as(path).isEqualTo(loads);
        return first;
    }

    private static Reply changed(String path, Reply before) {
        return knowing(HERE.stranger(), before).get(path).expect(200);
    }

    private static Visitor knowing(Visitor reader, Reply before) {
        return reader.with("If-None-Match", before.header("ETag"));
    }

    private static long loads() {
        return HERE.context().getBean(PublicContents.class).loads();
    }
}
