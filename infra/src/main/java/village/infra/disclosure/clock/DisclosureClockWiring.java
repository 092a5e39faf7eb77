package village.infra.disclosure.clock;

import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import village.api.Ids;
import village.api.disclosure.Filings;
import village.api.disclosure.clock.SettleFilings;
import village.api.disclosure.question.Questions;
import village.api.disclosure.question.clock.AnswerRequests;
import village.api.disclosure.question.clock.EscalateQuestions;
import village.api.disclosure.question.clock.MetRequests;
import village.infra.event.Loop;
import village.infra.event.Loops;

@Configuration(proxyBeanMethods = false)
class DisclosureClockWiring {
    @Bean
    Loops disclosureClocks(
            Filings filings, Questions questions, MetRequests met, Ids ids, Clock clock, DisclosureSettings settings) {
        if (!settings.clocks()) {
            return Loops.idle();
        }
        var settle = new SettleFilings(filings, ids, clock, settings.batch());
        var escalate = new EscalateQuestions(questions, ids, clock, settings.batch());
        var answer = new AnswerRequests(met, questions, ids, clock, settings.batch());
        return new Loops(List.of(
                new Loop("disclosure settling", settings.rest(), settle.settle().map(done -> done > 0)),
                new Loop(
                        "disclosure question escalation",
                        settings.rest(),
                        escalate.escalate().map(done -> done > 0)),
                new Loop(
                        "disclosure request answering",
                        settings.rest(),
                        answer.answer().map(done -> done > 0))));
    }
}
