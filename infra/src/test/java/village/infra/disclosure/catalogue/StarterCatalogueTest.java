package village.infra.disclosure.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.infra.postgres.PostgresExtension;

class StarterCatalogueTest {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private static List<String> codes(String where) {
        return POSTGRES.sql()
                .sql("select code from disclosure_item where " + where + " order by code")
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block(Duration.ofSeconds(20));
    }

    @Test
    void namesTheFortyFourItemsOfCollectiveFinance() {
        assertThat(codes("code ~ '^C0[123467][0-9]{2}$'")).hasSize(44).doesNotHaveDuplicates();
        assertThat(codes("code = 'C0501' or code like 'C08__'")).hasSize(6);
    }

    @Test
    void marksWhatIsFromMemory() {
        assertThat(codes("code ~ '^C0[123467][0-9]{2}$' and maintainer_note not like '%请核对%'"))
                .isEmpty();
        assertThat(codes("class = 'party' and maintainer_note not like '%请核对%'"))
                .isEmpty();
    }

    /** It hangs on the board in the village. */
    @Test
    void statesTheLegalBasisAndNothingElse() {
        assertThat(codes("legal_basis ~ '核对|记忆|拆分|另设' or legal_basis ~ '[；，（]$'"))
                .isEmpty();
        assertThat(codes(
                        "code in ('A01', 'B0503', 'C0001', 'C0004', 'C0101') and maintainer_note ~ '^[^（；，].*[^）；，]$'"))
                .hasSize(5);
    }

    @Test
    void hasEveryClassOfVillageAffairs() {
        for (var part : List.of("01", "02", "03", "04", "05")) {
            assertThat(codes("code like 'B" + part + "__'")).isNotEmpty();
        }
    }

    @Test
    void wantsATableWhereTheRuleDoes() {
        assertThat(codes("table_required and code !~ '^C0[23]'")).containsExactly("C0001", "C0004", "C0801", "C0804");
        assertThat(codes("name ~ '^各项(收入|支出)' and not table_required")).isEmpty();
        assertThat(codes("name ~ '^各项(收入|支出)'")).hasSize(21);
        assertThat(codes("name like '%附收支表%' and not table_required")).isEmpty();
    }

    @Test
    void owesAVillageFourFinanceFilingsByTheCalendarAlone() {
        assertThat(codes("class = 'finance' and frequency in ('monthly', 'quarterly', 'yearly')"))
                .containsExactly("C0001", "C0002", "C0003", "C0004");
    }
}
