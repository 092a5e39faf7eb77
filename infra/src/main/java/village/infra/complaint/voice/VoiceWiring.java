package village.infra.complaint.voice;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Transactions;
import village.api.attachment.Attachments;
import village.api.complaint.CaseWork;
import village.api.complaint.Complaints;
import village.api.complaint.voice.HearRecording;
import village.api.complaint.voice.ReadRecordings;
import village.api.complaint.voice.Recordings;
import village.api.complaint.voice.WriteTranscript;
import village.infra.postgres.Database;

@Configuration(proxyBeanMethods = false)
class VoiceWiring {
    @Bean
    Recordings recordings(Database database) {
        return new PostgresRecordings(database);
    }

    @Bean
    WriteTranscript writeTranscript(
            CaseWork work, Recordings recordings, Attachments attachments, Transactions transactions) {
        return new WriteTranscript(work, recordings, attachments, transactions);
    }

    @Bean
    HearRecording hearRecording(Complaints complaints, Attachments attachments, Recordings recordings, Clock clock) {
        return new HearRecording(complaints, attachments, recordings, clock);
    }

    @Bean
    ReadRecordings readRecordings(Complaints complaints, Attachments attachments, Recordings recordings) {
        return new ReadRecordings(complaints, attachments, recordings);
    }
}
