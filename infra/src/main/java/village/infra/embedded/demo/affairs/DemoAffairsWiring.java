package village.infra.embedded.demo.affairs;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import village.api.Ids;
import village.api.Transactions;
import village.api.attachment.AttachmentStore;
import village.api.attachment.Attachments;
import village.api.attachment.ReviewAttachment;
import village.api.attachment.UploadAttachment;
import village.api.disclosure.Filings;
import village.api.disclosure.catalogue.Catalogues;
import village.api.disclosure.checking.Independence;
import village.api.disclosure.filing.SafeContent;
import village.api.gate.PublishGate;
import village.api.news.Articles;
import village.api.news.column.Columns;
import village.api.news.editing.Desk;
import village.api.place.Villages;
import village.infra.embedded.demo.MovableClock;

/** The demo villages' news and disclosures. Imported by the embedded run alone. */
@Configuration(proxyBeanMethods = false)
public class DemoAffairsWiring {
    @Bean
    DemoNewsroom demoNewsroom(
            Articles articles,
            Columns columns,
            Desk desk,
            Attachments attachments,
            UploadAttachment uploadAttachment,
            ReviewAttachment reviewAttachment,
            PublishGate gate,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        var moved = new MovableClock(clock);
        return new DemoNewsroom(
                articles,
                columns,
                new DemoPhotos(uploadAttachment, reviewAttachment),
                NewsActs.of(articles, desk, attachments, gate, transactions, ids, moved));
    }

    @Bean
    DemoOffice demoOffice(
            Filings filings,
            Catalogues catalogues,
            Attachments attachments,
            AttachmentStore store,
            Independence independence,
            SafeContent safe,
            PublishGate gate,
            Transactions transactions,
            Ids ids,
            Clock clock) {
        var moved = new MovableClock(clock);
        var office = new FilingActs.Office(filings, catalogues, attachments, store);
        return new DemoOffice(
                filings, catalogues, FilingActs.of(office, independence, safe, gate, transactions, ids, moved));
    }

    @Bean
    DemoAffairs demoAffairs(
            Villages villages,
            Filings filings,
            DatabaseClient client,
            DemoNewsroom newsroom,
            DemoOffice office,
            Clock clock) {
        return new DemoAffairs(villages, filings, client, newsroom, office, new MovableClock(clock));
    }
}
