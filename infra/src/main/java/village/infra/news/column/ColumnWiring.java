package village.infra.news.column;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.gate.PublishGate;
import village.api.news.column.AddColumn;
import village.api.news.column.ChangeColumn;
import village.api.news.column.Columns;
import village.api.news.column.ListColumns;
import village.api.news.column.RemoveColumn;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class ColumnWiring {
    @Bean
    Columns newsColumns(Database database) {
        return new PostgresColumns(database);
    }

    @Bean
    ListColumns listColumns(Columns columns) {
        return new ListColumns(columns);
    }

    @Bean
    AddColumn addColumn(Columns columns, PublishGate gate, Ids ids, Clock clock) {
        return new AddColumn(columns, gate, ids, clock);
    }

    @Bean
    ChangeColumn changeColumn(Columns columns, PublishGate gate, Ids ids, Clock clock) {
        return new ChangeColumn(columns, gate, ids, clock);
    }

    @Bean
    RemoveColumn removeColumn(Columns columns, Ids ids, Clock clock) {
        return new RemoveColumn(columns, ids, clock);
    }
}
