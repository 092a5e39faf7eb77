package village.api.inquiry.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import village.api.Refusal;
import village.api.identity.Person;
import village.api.inquiry.Asked;
import village.api.place.Village;

/** What readers and desks may rely on. */
public interface FaqsContract {
    Faqs faqs();

    /** A village without answers. */
    Village.Id village();

    /** How often an event of the type was told of the village's answers. */
    long happened(String type);

    @Test
    default void itComesBackAsItWasWrittenAndOnce() {
        var faq = faq("医保什么时候交？", "每年 9 月到 12 月。");
        var once = Asked.once();
        var first = now(faqs().add(once, told(faq, "added")));
        var second = now(faqs().add(once, told(faq("医保", "交"), "added")));
        assertThat(second).isEqualTo(first).isEqualTo(faq.id());
        assertThat(now(faqs().byId(village(), first))).isEqualTo(faq);
        assertThat(faqs().byId(new Village.Id(UUID.randomUUID()), first).blockOptional())
                .isEmpty();
        assertThat(happened("added")).isEqualTo(1);
    }

    @Test
    default void whatHasTheMostOfTheWordsComesFirst() {
        var rent = add("土地流转租金怎么算？", "按合同。");
        var medical = add("城乡居民医保什么时候交？", "9 月到 12 月在手机上交。");
        var lost = add("医保卡丢了怎么补？", "到镇里 2 号窗口。");
        assertThat(like("医保")).containsExactly(lost, medical);
        assertThat(like("请问今年的居民医保什么时候能交啊")).containsExactly(medical);
        assertThat(like("医保卡丢了")).startsWith(lost);
        assertThat(like("土地租金")).containsExactly(rent);
        assertThat(like("宽带")).isEmpty();
        assertThat(like("")).isEmpty();
    }

    @Test
    default void whatIsTakenBackIsFoundByNobody() {
        var faq = add("宅基地怎么申请？", "到村里填表。");
        var hidden = new Faq.Wording("office", "宅基地怎么申请？", "到村里填表。", false);
        now(faqs().change(village(), faq, found -> told(found.changed(1, hidden), "hidden")));
        assertThat(like("宅基地")).isEmpty();
        assertThat(now(faqs().list(village(), true, Optional.empty(), 10)).items())
                .isEmpty();
        assertThat(now(faqs().list(village(), false, Optional.empty(), 10)).items())
                .extracting(Faq::id)
                .containsExactly(faq);
        assertThatThrownBy(() -> now(faqs().change(village(), faq, found -> told(found.changed(1, hidden), "hidden"))))
                .isInstanceOf(Refusal.class);
    }

    @Test
    default void ofTwoWhoChangeItAtOnceOneWins() {
        var faq = add("低保怎么申请？", "到村里填表。");
        var outcomes = Flux.range(0, 8)
                .flatMap(
                        number -> faqs().change(
                                        village(),
                                        faq,
                                        found -> told(
                                                found.changed(1, new Faq.Wording("office", "低保？", "答 " + number, true)),
                                                "corrected"))
                                .map(changed -> "ok")
                                .onErrorReturn(Refusal.class, "refused")
                                .subscribeOn(Schedulers.parallel()),
                        8)
                .collectList()
                .block(Duration.ofSeconds(20));
        assertThat(outcomes).filteredOn("ok"::equals).hasSize(1);
        assertThat(happened("corrected")).isEqualTo(1);
    }

    @Test
    default void theListGoesPageByPageWithTheLatestFirst() {
        var first = add("一？", "一");
        var second = add("二？", "二");
        var third = add("三？", "三");
        var page = now(faqs().list(village(), true, Optional.empty(), 2));
        assertThat(page.items()).extracting(Faq::id).containsExactly(third, second);
        assertThat(now(faqs().list(village(), true, page.next(), 2)).items())
                .extracting(Faq::id)
                .containsExactly(first);
    }

    private List<Faq.Id> like(String asked) {
        return now(new FindFaqs(faqs()).like(village(), asked, 3)).stream()
                .map(Faq::id)
                .toList();
    }

    private Faq.Id add(String question, String answer) {
        return now(faqs().add(Asked.once(), told(faq(question, answer), "added")));
    }

    private Faq faq(String question, String answer) {
        return new Faq(new Faq.Id(Asked.nextId()), village(), 1, new Faq.Wording("office", question, answer, true));
    }

    private static FaqChange told(Faq after, String type) {
        return FaqChange.of(after, Asked.nextId(), type, new Person.Id(Asked.nextId()), Asked.NOW);
    }

    private static <T> T now(Mono<T> asked) {
        return Objects.requireNonNull(asked.block(Duration.ofSeconds(20)));
    }
}
