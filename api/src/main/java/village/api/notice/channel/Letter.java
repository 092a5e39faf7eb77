package village.api.notice.channel;

import village.api.identity.OpenId;

/** A message ready to be sent by one channel. */
public sealed interface Letter permits SubscribeMessages.Message, CustomerMessages.Message, TemplateMessages.Message {
    OpenId to();

    Channel channel();
}
