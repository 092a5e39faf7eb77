package village.api.notice.telling;

import static village.api.notice.Notice.Kind.ANSWERED;
import static village.api.notice.Notice.Kind.ASKED;
import static village.api.notice.Notice.Kind.CLOSED;
import static village.api.notice.Notice.Kind.DISPATCHED;
import static village.api.notice.Notice.Kind.FILED;
import static village.api.notice.Notice.Kind.FOLLOWED;
import static village.api.notice.Notice.Kind.PROGRESS;
import static village.api.notice.Notice.Kind.REJECTED;
import static village.api.notice.Notice.Kind.TASK;
import static village.api.notice.Notice.Kind.TO_CHECK;
import static village.api.notice.Notice.Kind.URGENT_TASK;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import village.api.event.Event;
import village.api.notice.Notice;

/**
 * What each event of a case says to whom: a line each, to be proofread like a table. Marks: {@code {ticket}} the number,
 * {@code {label}} who has it, without a name, {@code {until}} the day the event names. The second text is for elder readers; whom to call is added to it.
 * Of the lines of one kind that tell somebody of an event, he gets the first: the one that asks most of him stands before the others.
 */
final class ComplaintLines {
    static final List<Line> ALL = List.of(
            line("filed", To.REPORTER, FILED, "您反映的事已收到，编号 {ticket}。", "您说的事收到了。"),
            line("filed", To.OVERSEERS_OF_UNHANDLED, TASK, "有新的诉求等着派单，编号 {ticket}。"),
            line("accepted", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）已受理。", "您说的事有人管了。"),
            line("rejected", To.REPORTER, REJECTED, "您反映的事（编号 {ticket}）没有受理，点开看原因。", "您说的事没有受理。"),
            line("rejected", To.BY_HAND, TASK, "登记的诉求（编号 {ticket}）没有受理，请打电话或者当面告诉反映人。"),
            line("rejected", To.FOLLOWERS, FOLLOWED, "您关注的事（编号 {ticket}）没有受理。", "您关心的事没有受理。"),
            line("handed-up", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）已转由乡镇直接办理，村里看不到。", "您说的事转给乡镇办了，村里看不到。"),
            line("handed-up", To.OVERSEERS, TASK, "有涉及村干部的诉求转到乡镇，编号 {ticket}，请处理。")
                    .when("along", "false"),
            line("dispatched", To.REPORTER, DISPATCHED, "您反映的事（编号 {ticket}）已派给{label}办理。", "您说的事交给{label}办了。"),
            line("dispatched", To.NEW_HANDLER, TASK, "有新的诉求要办，编号 {ticket}，请尽快查看。"),
            line("dispatched", To.MEMBER, PROGRESS, "您接的单（编号 {ticket}）已改派给别人，不用再办了。", "您接的事交给别人办了。"),
            line("dispatched", To.FORMER_HANDLER, TASK, "您在办的诉求（编号 {ticket}）已改派给别人，不用再办了。"),
            line("objected", To.OVERSEERS, TASK, "经办人对派单有异议，编号 {ticket}，请处理。"),
            line("assistance-asked", To.ASSISTING, TASK, "有诉求请您协办，编号 {ticket}，请查看。"),
            line("extension-asked", To.ABOVE, TASK, "有延期申请等您决定，编号 {ticket}。"),
            line("extension-decided", To.ASKER, TASK, "延期申请有决定了，编号 {ticket}，请查看。"),
            line("extension-decided", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）的延期申请有决定了。", "您说的事，办理时间有变动。"),
            line("information-asked", To.REPORTER, ASKED, "您反映的事（编号 {ticket}）需要您补充情况。", "您说的事，还要问您几句。")
                    .when("again", "false"),
            line(
                            "information-asked",
                            To.REPORTER,
                            ASKED,
                            "您反映的事（编号 {ticket}）还等您补充，{until}前没有补充就先办结。",
                            "您说的事还等您补几句，{until}前没有就先办结。")
                    .when("again", "true"),
            line(
                            "information-asked",
                            To.MERGED_REPORTERS,
                            ASKED,
                            "您关注的事（编号 {ticket}）要补充情况，知道的请告诉村里。",
                            "您关心的事要补充情况，知道的请告诉村里。")
                    .when("again", "false"),
            line(
                            "information-asked",
                            To.MERGED_REPORTERS,
                            ASKED,
                            "您关注的事（编号 {ticket}）还等着补充，{until}前没有人补充就先办结。",
                            "您关心的事还等着补充，{until}前没有就先办结。")
                    .when("again", "true"),
            line(
                            "information-asked",
                            To.MERGED_SUPPORTERS,
                            FOLLOWED,
                            "您关注的事（编号 {ticket}）要补充情况，知道的请告诉村里。",
                            "您关心的事要补充情况，知道的请告诉村里。")
                    .when("again", "false"),
            line(
                            "information-asked",
                            To.MERGED_SUPPORTERS,
                            FOLLOWED,
                            "您关注的事（编号 {ticket}）还等着补充，{until}前没有人补充就先办结。",
                            "您关心的事还等着补充，{until}前没有就先办结。")
                    .when("again", "true"),
            line("progressed", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）有新进展，点开看看。", "您说的事有进展了。")
                    .when("told", "true"),
            line("supplemented", To.HANDLER, TASK, "反映人补充了情况，编号 {ticket}，请查看。"),
            line("supplemented", To.HEARERS, TASK, "反映人用语音补充了情况，编号 {ticket}，办理的人听不到，请听后写成文字。")
                    .when("unheard", "true"),
            line("supplemented-merged", To.HEARERS, TASK, "并案的反映人用语音补充了情况，编号 {ticket}，请听后写成文字，并告诉办理的人。")
                    .when("unheard", "true"),
            line("reminded", To.HANDLER, TASK, "反映人催办，编号 {ticket}，请尽快办理。"),
            line("supervised", To.HANDLER, TASK, "上级督办，编号 {ticket}，请抓紧办理。"),
            line("answered", To.REPORTER, ANSWERED, "您反映的事（编号 {ticket}）有答复了，请评价。", "您说的事有答复了。"),
            line("answered", To.BY_HAND_VERIFIERS, TASK, "登记的诉求（编号 {ticket}）有答复了，请打电话或者当面告诉反映人，并核实办好没有。"),
            line("answered", To.BY_HAND, TASK, "登记的诉求（编号 {ticket}）有答复了，请打电话或者当面告诉反映人。"),
            line("answered", To.MEMBER, PROGRESS, "您接的单（编号 {ticket}）已有人答复，不用再办了。", "您接的事有人答复了，不用再办了。"),
            line("answered", To.VERIFIERS, TO_CHECK, "有诉求答复了，编号 {ticket}，请核实办好没有。"),
            line("answered", To.FORMER_HANDLER, TASK, "您在办的诉求（编号 {ticket}）已有人答复，不用再办了。"),
            line("answered", To.FOLLOWERS, FOLLOWED, "您关注的事（编号 {ticket}）有答复了。", "您关心的事有答复了。"),
            line("verified", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）核实过，已经解决，请评价。", "您说的事核实过，办好了。")
                    .when("solved", "true"),
            line("verified", To.FOLLOWERS, FOLLOWED, "您关注的事（编号 {ticket}）核实过，已经解决。", "您关心的事核实过，办好了。")
                    .when("solved", "true"),
            line("verified", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）核实还没解决，继续办理。", "您说的事还没办好，接着办。")
                    .when("solved", "false"),
            line("verified", To.FOLLOWERS, FOLLOWED, "您关注的事（编号 {ticket}）核实还没解决，继续办理。", "您关心的事还没办好，接着办。")
                    .when("solved", "false"),
            line("verified", To.HANDLER, TASK, "核实还没解决，编号 {ticket}，请继续办理。").when("solved", "false"),
            line("rated", To.HANDLER, TASK, "反映人说事情还没解决，编号 {ticket}，请再看看。").when("fixed", "false"),
            line("rated", To.OVERSEERS, TASK, "反映人说事情还没解决，编号 {ticket}，请再看看。").when("fixed", "false"),
            line("reopened", To.HANDLER, TASK, "反映人要求重新办理，编号 {ticket}，请查看。"),
            line("reopened", To.OVERSEERS, TASK, "反映人要求重新办理，编号 {ticket}，请查看。"),
            line("reopened", To.MEMBER, PROGRESS, "您办过的事（编号 {ticket}）反映人要求重新办理，由工作人员接着办。", "您办过的事又重新办了，由别人接着办。"),
            line("reopened", To.FOLLOWERS, FOLLOWED, "您关注的事（编号 {ticket}）又重新办理了。", "您关心的事又重新办了。"),
            line("closed", To.REPORTER, CLOSED, "您反映的事（编号 {ticket}）已办结。", "您说的事办完了。")
                    .when("closing", "rated"),
            line("closed", To.REPORTER, CLOSED, "您反映的事（编号 {ticket}）一直没评价，已办结。没解决可以重新办。", "您说的事办完了，没办好可以再说。")
                    .when("closing", "unrated"),
            line("closed", To.REPORTER, CLOSED, "您反映的事（编号 {ticket}）已办结，点开看理由。", "您说的事办完了。")
                    .when("closing", "by-staff"),
            line("closed", To.REPORTER, CLOSED, "您反映的事（编号 {ticket}）一直没有补充，先办结了。有情况可以重新办。", "您说的事等不到补充，先办结了，有情况可以再说。")
                    .when("closing", "no-information"),
            line("closed", To.BY_HAND, TASK, "登记的诉求（编号 {ticket}）没有评价，已办结，请打电话或者当面告诉反映人。没解决可以重新办。")
                    .when("closing", "unrated"),
            line("closed", To.BY_HAND, TASK, "登记的诉求（编号 {ticket}）已办结，请打电话或者当面告诉反映人。")
                    .when("closing", "by-staff"),
            line("closed", To.BY_HAND, TASK, "登记的诉求（编号 {ticket}）等不到补充，先办结了，请打电话或者当面告诉反映人。")
                    .when("closing", "no-information"),
            line("closed", To.HANDLER, TASK, "反映人一直没有补充情况，编号 {ticket}，已办结。").when("closing", "no-information"),
            line("closed", To.HANDLER, TASK, "反映人撤回了诉求，编号 {ticket}，不用再办了。").when("closing", "withdrawn"),
            line("closed", To.FOLLOWERS, FOLLOWED, "您关注的事（编号 {ticket}）已办结。", "您关心的事办完了。")
                    .unless("closing", "withdrawn", "no-information"),
            line(
                            "closed",
                            To.FOLLOWERS,
                            FOLLOWED,
                            "您关注的事（编号 {ticket}）反映人撤回了，您还没解决的请自己反映。",
                            "您关心的事，反映的人不说了。您家还没办好，请自己来说。")
                    .when("closing", "withdrawn"),
            line(
                            "closed",
                            To.FOLLOWERS,
                            FOLLOWED,
                            "您关注的事（编号 {ticket}）一直没有人补充，先办结了。有情况请告诉村里。",
                            "您关心的事等不到补充，先办结了。有情况请告诉村里。")
                    .when("closing", "no-information"),
            line("transferred-out", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）已转给上级部门办理。", "您说的事转给上级办了。")
                    .when("sent", "true"),
            line("transferred-out", To.BY_HAND, TASK, "登记的诉求（编号 {ticket}）已转给上级部门办理，请打电话或者当面告诉反映人。")
                    .when("sent", "true"),
            line("transferred-out", To.FOLLOWERS, FOLLOWED, "您关注的事（编号 {ticket}）已转给上级部门办理。", "您关心的事转给上级办了。")
                    .when("sent", "true"),
            line("transferred-out", To.FORMER_HANDLER, TASK, "您在办的诉求（编号 {ticket}）已转给上级部门办理，不用再办了。"),
            line("transferred-out", To.MEMBER, PROGRESS, "您接的单（编号 {ticket}）已转给上级部门办理，不用再办了。", "您接的事转给上级办了，不用再办了。"),
            line("published", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）已公开，不带您的名字。", "您说的事公开了，不带您的名字。"),
            line("merged", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）和别人反映的是同一件，已合在一起办理。", "您说的事和别人的合在一起办。"),
            line("merged", To.OTHER_REPORTER, PROGRESS, "别人也反映了您说的事，已合在一起办理。", "别人也说了这件事，合在一起办。"),
            line("merged", To.FORMER_HANDLER, TASK, "您在办的诉求（编号 {ticket}）并到另一件一起办了，不用再办了。"),
            line("merged-in", To.HANDLER, TASK, "又有一件同样的诉求并到编号 {ticket} 这件，请一起办。"),
            line("merged", To.MEMBER, PROGRESS, "您接的单（编号 {ticket}）并到另一件一起办了，不用再办了。", "您接的事并到另一件一起办，不用再办了。"),
            line("offered", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）已请村里的党员来接，接下的人才能看到详情。", "您说的事，请党员来帮您办。")
                    .when("read", "false"),
            line("offered", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）已请村里的党员来接，本村党员能看到内容。", "您说的事，请党员来帮您办。")
                    .when("read", "true"),
            line("claimed", To.REPORTER, PROGRESS, "您反映的事（编号 {ticket}）有党员接下来办了。", "您说的事有党员来帮您办了。"),
            line("claimed", To.FORMER_HANDLER, TASK, "您在办的诉求（编号 {ticket}）有党员接单了，不用再办了。"),
            line("claimed", To.OVERSEERS, TASK, "有党员接单了，编号 {ticket}，已经在办。"),
            line("claim-withdrawn", To.OVERSEERS, TASK, "党员退回了接的单，编号 {ticket}，请看要不要派人办。"),
            line("claim-confirmed", To.MEMBER, PROGRESS, "您办的这件事（编号 {ticket}）服务已确认，谢谢您。", "您帮忙办的事已确认，谢谢您。"),
            line("transfer-overdue", To.ABOVE, URGENT_TASK, "转出的诉求过了法定期限，编号 {ticket}，请马上催问对方。"),
            line("escalated", To.ABOVE, URGENT_TASK, "有诉求超期没有办，编号 {ticket}，请马上督促。"));

    private static final Map<String, List<Line>> BY_TYPE = ALL.stream().collect(Collectors.groupingBy(Line::type));

    private ComplaintLines() {}

    /**
     * What is said to whom.
     *
     * @param facts what the event must say for the line to hold
     * @param others none of which it may say
     */
    record Line(
            String type,
            To to,
            Notice.Kind kind,
            Words words,
            Map<String, String> facts,
            Set<Map.Entry<String, String>> others) {
        Line when(String fact, String value) {
            return new Line(type, to, kind, words, Map.of(fact, value), others);
        }

        Line unless(String fact, String... values) {
            var unwanted =
                    Stream.of(values).map(value -> Map.entry(fact, value)).collect(Collectors.toSet());
            return new Line(type, to, kind, words, facts, unwanted);
        }

        boolean holds(Event event) {
            var said = event.facts().entrySet();
            return said.containsAll(facts.entrySet()) && others.stream().noneMatch(said::contains);
        }
    }

    static boolean know(String type) {
        return BY_TYPE.containsKey(type);
    }

    static List<Line> of(Event event) {
        return BY_TYPE.getOrDefault(event.type(), List.of()).stream()
                .filter(line -> line.holds(event))
                .toList();
    }

    private static Line line(String act, To to, Notice.Kind kind, String text) {
        return new Line("complaint." + act, to, kind, Words.of(text), Map.of(), Set.of());
    }

    private static Line line(String act, To to, Notice.Kind kind, String text, String elder) {
        return new Line("complaint." + act, to, kind, Words.of(text, elder), Map.of(), Set.of());
    }
}
