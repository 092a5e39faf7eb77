package village.wechat.dialogue;

import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Fingerprints;
import village.api.attachment.UploadAttachment;
import village.api.complaint.catalogue.SuggestCategory;
import village.api.complaint.intake.FileComplaint;
import village.api.complaint.intake.FindNear;
import village.api.complaint.reading.ListComplaints;
import village.api.complaint.reading.ReadComplaint;
import village.api.complaint.reporter.SupplementComplaint;
import village.api.complaint.reporter.SupportComplaint;
import village.api.complaint.voice.TakeRecognition;
import village.api.identity.RoleBook;
import village.api.identity.membership.RecognizeFollower;
import village.api.inquiry.asking.AskDesk;
import village.api.inquiry.asking.ListDesks;
import village.api.inquiry.asking.ReadInquiry;
import village.api.inquiry.faq.FindFaqs;
import village.api.news.keyword.FindKeywordAnswer;
import village.api.place.Contacts;
import village.api.place.ScanDoorPlate;
import village.api.place.Villages;
import village.wechat.account.Alarm;
import village.wechat.account.Conversation;
import village.wechat.dialogue.talk.EmergencyWords;
import village.wechat.dialogue.talk.Links;
import village.wechat.dialogue.talk.Replies;
import village.wechat.dialogue.talk.SpokenAlarm;
import village.wechat.dialogue.talk.Talk;

@Configuration(proxyBeanMethods = false)
class DialogueWiring {
    @Bean
    Replies replies(@Value("${village.public-url:}") String publicUrl) {
        return new Replies(Links.of(publicUrl));
    }

    @Bean
    Alarm alarm(Replies replies) {
        return new SpokenAlarm(EmergencyWords.shipped(), replies);
    }

    @Bean
    KeywordDesk keywordDesk(FindKeywordAnswer findKeywordAnswer, @Value("${village.public-url:}") String publicUrl) {
        return new KeywordDesk(findKeywordAnswer, Links.of(publicUrl));
    }

    @Bean
    CaseDesk caseDesk(
            FileComplaint fileComplaint,
            ListComplaints listComplaints,
            ReadComplaint readComplaint,
            TakeRecognition takeRecognition,
            SupplementComplaint supplementComplaint,
            RoleBook roles,
            Villages villages,
            Fingerprints fingerprints,
            Replies replies) {
        return new CaseDesk(
                fileComplaint,
                listComplaints,
                readComplaint,
                takeRecognition,
                supplementComplaint,
                roles,
                villages,
                fingerprints,
                replies);
    }

    @Bean
    AskingDesk askingDesk(
            AskDesk askDesk,
            ReadInquiry readInquiry,
            FindFaqs findFaqs,
            ListDesks desks,
            Villages villages,
            Fingerprints fingerprints,
            Replies replies) {
        return new AskingDesk(askDesk, readInquiry, findFaqs, desks, villages, fingerprints, replies);
    }

    @Bean
    NearDesk nearDesk(
            FindNear findNear,
            SupportComplaint supportComplaint,
            SuggestCategory suggestCategory,
            ScanDoorPlate scanDoorPlate) {
        return new NearDesk(findNear, supportComplaint, suggestCategory, scanDoorPlate);
    }

    @Bean
    MediaDesk mediaDesk(SentFiles files, UploadAttachment uploadAttachment, Replies replies) {
        return new MediaDesk(files, uploadAttachment, replies);
    }

    @Bean
    SupplementDesk supplementDesk(Conversations conversations, MediaDesk media, CaseDesk cases, RoleBook roles) {
        return new SupplementDesk(conversations, media, cases, roles);
    }

    @Bean
    ReportDesk reportDesk(
            Conversations conversations,
            MediaDesk media,
            CaseDesk cases,
            AskingDesk asking,
            NearDesk near,
            RoleBook roles,
            Replies replies) {
        return new ReportDesk(conversations, media, cases, asking, near, roles, replies);
    }

    @Bean
    Reception reception(
            ServedVillages served,
            RecognizeFollower recognizeFollower,
            Villages villages,
            ScanDoorPlate scanDoorPlate) {
        return new Reception(served, recognizeFollower, villages, scanDoorPlate);
    }

    @Bean
    Conversation conversation(
            Reception reception,
            Conversations conversations,
            ReportDesk reports,
            SupplementDesk supplements,
            CaseDesk cases,
            AskingDesk asking,
            KeywordDesk keywords,
            Contacts contacts,
            Replies replies,
            Clock clock) {
        var talk = new Talk(replies, EmergencyWords.shipped());
        return new FollowerConversation(
                talk,
                reception,
                conversations,
                reports,
                supplements,
                cases,
                asking,
                keywords,
                contacts,
                replies,
                clock);
    }
}
