package village.infra.gate;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import village.api.Ids;
import village.api.attachment.AttachmentStore;
import village.api.attachment.Attachments;
import village.api.attachment.UploadAttachment;
import village.api.gate.GateReleases;
import village.api.gate.PublishGate;
import village.api.gate.VillageNumbers;
import village.api.place.Contacts;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class GateWiring {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 64;

    @Bean(destroyMethod = "dispose")
    Scheduler gateDocuments() {
        return Schedulers.newBoundedElastic(AT_ONCE, WAITING, "gate-documents");
    }

    @Bean
    GateReleases gateReleases(Database database) {
        return new PostgresGateReleases(database);
    }

    @Bean
    VillageNumbers villageNumbers(Contacts contacts) {
        return new VillageNumbers(contacts);
    }

    @Bean
    PublishGate publishGate(
            Attachments attachments,
            AttachmentStore store,
            UploadAttachment upload,
            GateSettings settings,
            Scheduler gateDocuments,
            Contacts contacts,
            GateReleases releases,
            Ids ids,
            Clock clock) {
        var documents = new Documents(attachments, store, upload, settings, gateDocuments);
        return new PublishGate(documents, contacts, releases, documents, ids, clock);
    }
}
