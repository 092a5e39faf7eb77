package village.infra.inquiry;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Fingerprints;
import village.api.Ids;
import village.api.attachment.Contributors;
import village.api.identity.login.Chance;
import village.api.identity.membership.Memberships;
import village.api.inquiry.Desks;
import village.api.inquiry.Inquiries;
import village.api.inquiry.InquiryWork;
import village.api.inquiry.answering.AnswerInquiry;
import village.api.inquiry.answering.ReadDesk;
import village.api.inquiry.arranging.DeskKeepers;
import village.api.inquiry.arranging.DeskRegister;
import village.api.inquiry.arranging.KeepDesks;
import village.api.inquiry.arranging.ServeVillage;
import village.api.inquiry.expert.AcceptInvitation;
import village.api.inquiry.expert.ExpertDesk;
import village.api.inquiry.expert.ExpertFiles;
import village.api.inquiry.expert.InvitationSecrets;
import village.api.inquiry.expert.Invitations;
import village.api.inquiry.expert.InviteExpert;
import village.api.place.Villages;
import village.infra.crypto.Sealer;
import village.infra.postgres.Database;

/** Which desks there are, and the experts townships invite. */
@Configuration(proxyBeanMethods = false)
class ExpertWiring {
    @Bean
    DeskRegister deskRegister(Database database) {
        return new PostgresDeskRegister(database);
    }

    @Bean
    DeskKeepers deskKeepers(Memberships memberships) {
        return new DeskKeepers(memberships);
    }

    @Bean
    KeepDesks keepDesks(DeskRegister register, DeskKeepers keepers, Villages villages, Ids ids, Clock clock) {
        return new KeepDesks(register, keepers, villages, ids, clock);
    }

    @Bean
    ServeVillage serveVillage(DeskRegister register, Desks desks, Ids ids, Clock clock) {
        return new ServeVillage(register, desks, ids, clock);
    }

    @Bean
    Invitations invitations(Database database, Sealer sealer) {
        return new PostgresInvitations(database, sealer);
    }

    @Bean
    InviteExpert inviteExpert(
            Invitations invitations,
            DeskRegister register,
            DeskKeepers keepers,
            Chance chance,
            Fingerprints fingerprints,
            Ids ids,
            Clock clock) {
        var secrets = new InvitationSecrets(chance, fingerprints);
        return new InviteExpert(invitations, register, keepers, secrets, ids, clock);
    }

    @Bean
    AcceptInvitation acceptInvitation(
            Invitations invitations,
            DeskRegister register,
            Villages villages,
            Chance chance,
            Fingerprints fingerprints,
            Ids ids,
            Clock clock) {
        var secrets = new InvitationSecrets(chance, fingerprints);
        return new AcceptInvitation(invitations, register, villages, secrets, ids, clock);
    }

    @Bean
    Contributors contributors(Desks desks) {
        return new ExpertFiles(desks);
    }

    @Bean
    ExpertDesk expertDesk(
            Invitations invitations,
            DeskRegister register,
            Villages villages,
            Inquiries inquiries,
            InquiryWork work,
            ReadDesk readDesk,
            AnswerInquiry answerInquiry) {
        return new ExpertDesk(invitations, register, villages, inquiries, work, readDesk, answerInquiry);
    }
}
