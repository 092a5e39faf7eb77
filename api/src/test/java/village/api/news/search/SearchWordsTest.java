package village.api.news.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SearchWordsTest {
    @Test
    void findsEveryTwoNeighbouringCharacters() {
        assertThat(SearchWords.of("养老服务站")).containsExactly("养老", "老服", "服务", "务站");
    }

    @Test
    void joinsNothingAcrossAMark() {
        assertThat(SearchWords.of("停水，通知")).containsExactly("停水", "通知");
    }

    @Test
    void keepsOtherWordsWholeAndAlike() {
        assertThat(SearchWords.of("ＷＩＦＩ 开通 5G")).containsExactly("wifi", "开通", "5g");
    }

    @Test
    void knowsRareCharacters() {
        assertThat(SearchWords.of("𠮷㐂家")).containsExactly("𠮷㐂", "㐂家");
    }

    @Test
    void asksForNothingWhereThereIsNothingToLookFor() {
        assertThat(SearchWords.asked("村")).isEmpty();
        assertThat(SearchWords.asked(" 、。 ")).isEmpty();
    }

    @Test
    void asksForAFewWordsOnly() {
        assertThat(SearchWords.asked("春眠不觉晓处处闻啼鸟夜来风雨声花落知多少".repeat(20))).hasSizeLessThanOrEqualTo(32);
    }
}
