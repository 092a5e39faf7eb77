package village.infra.embedded.demo.inquiries;

import village.api.inquiry.answering.AnswerInquiry;
import village.api.inquiry.answering.ModerateInquiry;
import village.api.inquiry.asking.AskDesk;
import village.api.inquiry.faq.WriteFaq;
import village.infra.embedded.demo.MovableClock;

/** What villagers and the clerk do in the demo, by a clock that can be set to earlier days. */
record InquiryActs(AskDesk ask, AnswerInquiry answer, ModerateInquiry moderate, WriteFaq faq, MovableClock clock) {}
