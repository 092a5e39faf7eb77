package village.api.inquiry;

import java.util.UUID;
import village.api.complaint.desk.InquiryCounts;
import village.api.place.Village;

class InMemoryInquiriesTest
        implements InquiriesContract, LateInquiriesContract, UndecidedInquiriesContract, InquiryCountsContract {
    private final InMemoryInquiries inquiries = new InMemoryInquiries();
    private final Village.Id village = new Village.Id(UUID.randomUUID());

    @Override
    public Inquiries inquiries() {
        return inquiries;
    }

    @Override
    public InquiryCounts counts() {
        return inquiries;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    @Override
    public long happened(String type) {
        return inquiries.events().stream()
                .filter(event -> event.type().equals(Inquiry.KIND + "." + type))
                .count();
    }
}
