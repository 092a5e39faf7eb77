package village.wechat.dialogue.talk;

import village.wechat.account.AccountMessage;
import village.wechat.account.AccountMessage.Content;
import village.wechat.account.Alarm;

/** Hears danger in what was typed, and in what WeChat recognised of a recording. */
public final class SpokenAlarm implements Alarm {
    private final EmergencyWords words;
    private final Replies replies;

    public SpokenAlarm(EmergencyWords words, Replies replies) {
        this.words = words;
        this.replies = replies;
    }

    @Override
    public String about(Content content) {
        var numbers = words.numbers(said(content));
        return numbers.isEmpty() ? "" : replies.emergency(numbers);
    }

    private static String said(Content content) {
        if (content instanceof AccountMessage.Voice voice) {
            return voice.recognition().orElse("");
        }
        return content instanceof AccountMessage.Text typed ? typed.text() : "";
    }
}
