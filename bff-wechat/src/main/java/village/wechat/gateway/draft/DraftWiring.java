package village.wechat.gateway.draft;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.attachment.AttachmentStore;
import village.api.news.account.DraftBox;
import village.wechat.gateway.WechatAccounts;
import village.wechat.gateway.WechatGateway;

@Configuration(proxyBeanMethods = false)
class DraftWiring {
    @Bean
    DraftBox draftBox(
            WechatAccounts accounts,
            WechatGateway gateway,
            AttachmentStore store,
            UploadedPictures uploaded,
            @Value("${village.public-url:}") String publicUrl) {
        return new WxJavaDraftBox(
                accounts, gateway, new AccountPictures(gateway, store, uploaded), SourceLinks.of(publicUrl));
    }
}
