package village.infra.notice;

import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.notice.channel.ReplySlots;
import village.api.notice.channel.ReplySlotsContract;
import village.infra.notice.channel.PostgresReplyWindows;
import village.infra.postgres.PostgresExtension;

class PostgresReplyWindowsTest implements ReplySlotsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    @Override
    public ReplySlots slots() {
        return new PostgresReplyWindows(POSTGRES.database());
    }
}
