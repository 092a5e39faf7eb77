package village.wechat.notice;

import village.api.notice.channel.Channel;
import village.api.notice.delivery.About;
import village.api.notice.delivery.Delivery;

/** What staff read for the words of deliveries. */
final class NoticeLabels {
    private NoticeLabels() {}

    static String of(Channel channel) {
        return switch (channel) {
            case SUBSCRIBE -> "订阅消息";
            case CUSTOMER -> "公众号消息";
            case TEMPLATE -> "模板消息";
        };
    }

    static String of(Delivery.State state) {
        return switch (state) {
            case PENDING -> "等着发";
            case STANDBY -> "候补";
            case SENDING -> "正在发";
            case SENT -> "已发出";
            case REFUSED -> "对方没有同意接收";
            case IMPOSSIBLE -> "这个渠道发不了";
            case UNKNOWN -> "可能已经送到，不能再发";
            case NO_CONSENT -> "对方没有订阅";
            case NO_WINDOW -> "不在公众号可回复的时间里";
            case PARKED -> "多次没有发出去";
        };
    }

    static String of(About.Addressee addressee) {
        return switch (addressee) {
            case REPORTER -> "反映人";
            case FOLLOWER -> "关注的人";
            case HANDLER -> "办理人";
            case OVERSEER -> "管理人员";
            case HIMSELF -> "本人";
        };
    }
}
