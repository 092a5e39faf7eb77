package village.infra.embedded.demo;

import io.r2dbc.postgresql.codec.Json;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Enters the mini-program's message templates, so that a villager who allows it hears from WeChat. */
final class DemoTemplates {
    private static final String TEMPLATE = """
        insert into notice_template (app_id, kind, template_id, title, page, fields)
        values (:app, :kind, :template, :title, 'pages/index/index?link={link}', :fields) on conflict do nothing
        """;
    private static final List<Line> LINES = List.of(
            new Line("filed", "诉求受理通知"),
            new Line("progress", "诉求进展通知"),
            new Line("dispatched", "诉求办理进度通知"),
            new Line("rejected", "诉求未受理通知"),
            new Line("asked", "补充情况提醒"),
            new Line("answered", "诉求答复通知"),
            new Line("followed", "关注事项答复通知"),
            new Line("closed", "诉求办结通知"),
            new Line("task", "待办提醒"),
            new Line("urgent-task", "紧急待办提醒"),
            new Line("question-answered", "疑问答复通知"),
            new Line("question-withheld", "疑问未公开通知"),
            new Line("question-reinstated", "疑问恢复通知"),
            new Line("inquiry-answered", "咨询答复通知"),
            new Line("inquiry-declined", "咨询不予答复通知"),
            new Line("inquiry-passed-on", "咨询转交通知"),
            new Line("inquiry-openness", "咨询公开审核通知"),
            new Line("credit-booked", "学习记录通知"),
            new Line("credit-reversed", "学习记录作废通知"),
            new Line("credit-appeal-decided", "申诉处理结果通知"),
            new Line("study-decided", "学习申报结果通知"),
            new Line("credit-year-closed", "学习证明领取通知"),
            new Line("digest", "进展汇总通知"),
            new Line("bound", "身份绑定结果通知"),
            new Line("binding-refused", "身份绑定未通过通知"));

    private final DatabaseClient client;

    DemoTemplates(DatabaseClient client) {
        this.client = client;
    }

    private record Line(String kind, String title) {
        String template() {
            return "demo-template-" + kind;
        }
    }

    Mono<Void> enter() {
        return Flux.fromIterable(LINES).concatMap(this::entered).then();
    }

    private Mono<Void> entered(Line line) {
        return client.sql(TEMPLATE)
                .bind("app", DemoAccounts.MINI_PROGRAM)
                .bind("kind", line.kind())
                .bind("template", line.template())
                .bind("title", line.title())
                .bind("fields", Json.of("""
                    {"thing1": "title", "thing2": "text", "phrase3": "status", "time4": "time"}\
                    """))
                .then();
    }
}
