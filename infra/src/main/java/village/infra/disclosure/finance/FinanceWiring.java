package village.infra.disclosure.finance;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Schedulers;
import village.api.disclosure.finance.sheet.FinanceSheets;
import village.api.disclosure.finance.sheet.ImportFinanceTable;
import village.api.disclosure.reading.ExportFinanceTable;
import village.api.disclosure.reading.ReadDisclosure;

@Configuration(proxyBeanMethods = false)
class FinanceWiring {
    private static final int THREADS = 2;
    private static final int WAITING = 200;

    @Bean(destroyMethod = "dispose")
    SpreadsheetFinanceSheets financeSheets(Clock clock) {
        return sheets(clock);
    }

    static SpreadsheetFinanceSheets sheets(Clock clock) {
        return new SpreadsheetFinanceSheets(Schedulers.newBoundedElastic(THREADS, WAITING, "finance-sheet"), clock);
    }

    @Bean
    ImportFinanceTable importFinanceTable(FinanceSheets sheets) {
        return new ImportFinanceTable(sheets);
    }

    @Bean
    ExportFinanceTable exportFinanceTable(ReadDisclosure readDisclosure, FinanceSheets sheets) {
        return new ExportFinanceTable(readDisclosure, sheets);
    }
}
