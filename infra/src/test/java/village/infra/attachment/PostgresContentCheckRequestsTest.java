package village.infra.attachment;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import village.api.attachment.Attachments;
import village.api.attachment.ContentCheckRequests;
import village.api.attachment.ContentCheckRequestsContract;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.place.Village;
import village.infra.postgres.PostgresExtension;

class PostgresContentCheckRequestsTest implements ContentCheckRequestsContract {
    @RegisterExtension
    static final PostgresExtension POSTGRES = new PostgresExtension();

    private final AttachmentRows rows = new AttachmentRows(POSTGRES);
    private final Attachments attachments = new PostgresAttachments(POSTGRES.database());
    private final ContentCheckRequests requests = new PostgresContentCheckRequests(POSTGRES.database());
    private Village.Id village;

    @BeforeEach
    void nothingPending() {
        rows.clear();
        village = rows.village();
    }

    @Override
    public ContentCheckRequests requests() {
        return requests;
    }

    @Override
    public Attachments attachments() {
        return attachments;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public Person.Id person(OpenId openId) {
        return rows.person(openId);
    }

    @Override
    public Person.Id person() {
        return rows.person();
    }
}
