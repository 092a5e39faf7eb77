package village.api.event.feed;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import village.api.client.Resource;

/**
 * What other platforms hear of: a closed list. Words are published, never renamed or reused. A tombstone tells that what
 * was read before must be deleted.
 */
public enum PublicType {
    VILLAGE_FOUNDED("village.founded", "新增一个村", Resource.VILLAGES, List.of("code")),
    VILLAGE_RENAMED("village.renamed", "村名有变", Resource.VILLAGES),
    VILLAGE_RECODED("village.recoded", "村代码有变", Resource.VILLAGES, List.of("code")),

    NEWS_PUBLISHED("news.published", "文章发布", Resource.NEWS, List.of("column", "revision")),
    NEWS_REVISED("news.revised", "文章更新", Resource.NEWS, List.of("column", "revision")),
    NEWS_WITHDRAWN("news.withdrawn", "文章撤下，请删除本地副本", Resource.NEWS, true),

    DISCLOSURE_PUBLISHED("disclosure.published", "公开事项发布", Resource.DISCLOSURES, Facts.DISCLOSURE),
    DISCLOSURE_CORRECTED("disclosure.corrected", "公开事项更正", Resource.DISCLOSURES, Facts.DISCLOSURE),
    DISCLOSURE_SETTLED("disclosure.settled", "公开事项异议期结束", Resource.DISCLOSURES, Facts.DISCLOSURE),
    /** A revision, or a file of it, is hidden for a while. */
    DISCLOSURE_COVERED("disclosure.covered", "公开事项的一版或其附件暂时遮盖，请重新读取，并停止展示这一版的副本", Resource.DISCLOSURES, Facts.COVER),
    DISCLOSURE_UNCOVERED("disclosure.uncovered", "公开事项的遮盖已取消，请重新读取", Resource.DISCLOSURES, Facts.COVER),
    /** One revision is blank; the others stay public. */
    DISCLOSURE_ERASED("disclosure.erased", "公开事项的一版依法抹除，请重新读取，并删除这一版的副本", Resource.DISCLOSURES, Facts.ERASURE),
    QUESTION_ANSWERED("disclosure-question.answered", "对公开事项的疑问有了答复", Resource.DISCLOSURES, List.of("within", "item")),
    QUESTION_CORRECTED("disclosure-question.corrected", "对疑问的答复有更正", Resource.DISCLOSURES, List.of("within", "item")),
    QUESTION_HIDDEN("disclosure-question.hidden", "疑问不再公开，请删除本地副本", Resource.DISCLOSURES, true),
    QUESTION_REINSTATED("disclosure-question.reinstated", "疑问恢复公开", Resource.DISCLOSURES, List.of("within", "item")),

    FAQ_ADDED("faq.added", "新增常见问题", Resource.FAQS, List.of("desk")),
    FAQ_CORRECTED("faq.corrected", "常见问题更新", Resource.FAQS, List.of("desk")),
    FAQ_HIDDEN("faq.hidden", "常见问题撤下，请删除本地副本", Resource.FAQS, true),

    COMPLAINT_FILED("complaint.filed", "诉求提交", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_ACCEPTED("complaint.accepted", "诉求受理", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_REJECTED("complaint.rejected", "诉求不予受理", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_DISPATCHED("complaint.dispatched", "诉求派单", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_TAKEN("complaint.taken", "办理人接单", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_OBJECTED("complaint.objected", "办理人退单", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_OFFERED("complaint.offered", "诉求开放党员接单", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_CLAIMED("complaint.claimed", "党员接单", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_CLAIM_WITHDRAWN("complaint.claim-withdrawn", "党员退回接单", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_CATEGORISED("complaint.categorised", "诉求类别有变", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_PROGRESSED("complaint.progressed", "诉求有进展", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_INFORMATION_ASKED("complaint.information-asked", "请反映人补充", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_SUPPLEMENTED("complaint.supplemented", "反映人作了补充", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_EXTENSION_DECIDED("complaint.extension-decided", "延期申请有了结果", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_SUPERVISED("complaint.supervised", "诉求督办", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_ESCALATED("complaint.escalated", "诉求升级", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_ANSWERED("complaint.answered", "诉求答复", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_VERIFIED("complaint.verified", "诉求核实", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_RATED("complaint.rated", "诉求评价", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_CLOSED("complaint.closed", "诉求办结", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_REOPENED("complaint.reopened", "诉求重新办理", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_TRANSFERRED("complaint.transferred-out", "诉求转出", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_MERGED("complaint.merged", "诉求并入另一件", Resource.COMPLAINTS, Facts.CASE),
    /** Told of the case that was merged, to whoever handed it over: how far the one is that it goes on in. */
    COMPLAINT_MERGED_PROGRESSED("complaint.merged-progressed", "并入的那一件有进展", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_PUBLISHED("complaint.published", "诉求公开", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_UNPUBLISHED("complaint.unpublished", "诉求不再公开", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_HANDED_UP("complaint.handed-up", "诉求转由乡镇直接办理", Resource.COMPLAINTS, Facts.CASE),
    COMPLAINT_REMOVED("complaint.removed", "诉求不再提供，请删除本地副本", Resource.COMPLAINTS, true);

    /** The fact that says how far the case is that another was merged into: for whoever handed that one over only. */
    static final String INTO_STATUS = "intoStatus";

    private static final class Facts {
        static final List<String> DISCLOSURE = List.of("item", "class", "period", "revision");
        static final List<String> ERASURE = List.of("item", "class", "period", "revision", "erased");
        static final List<String> COVER = List.of("item", "class", "period", "revision", "covered");
        static final List<String> CASE =
                List.of("status", "kind", "published", "category", "closing", "into", INTO_STATUS);
    }

    private static final Map<String, PublicType> BY_WORD =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(PublicType::word, Function.identity()));

    private final String word;
    private final String label;
    private final Resource topic;
    private final boolean tombstone;
    private final List<String> facts;

    PublicType(String word, String label, Resource topic) {
        this(word, label, topic, false, List.of());
    }

    PublicType(String word, String label, Resource topic, List<String> facts) {
        this(word, label, topic, false, facts);
    }

    PublicType(String word, String label, Resource topic, boolean tombstone) {
        this(word, label, topic, tombstone, List.of());
    }

    PublicType(String word, String label, Resource topic, boolean tombstone, List<String> facts) {
        this.word = word;
        this.label = label;
        this.topic = topic;
        this.tombstone = tombstone;
        this.facts = facts;
    }

    /** As published. */
    public String word() {
        return word;
    }

    /** In Chinese, for people. */
    public String label() {
        return label;
    }

    /** The resource whose scope shows it. */
    public Resource topic() {
        return topic;
    }

    /** Whether what it is about must be deleted by whoever kept it. */
    public boolean tombstone() {
        return tombstone;
    }

    /** Whether something that was read before, the whole or a part, must be deleted by whoever kept it. */
    public boolean takesBack() {
        return tombstone || this == DISCLOSURE_ERASED || this == DISCLOSURE_COVERED;
    }

    /** The facts that are told, where the event has them. */
    List<String> facts() {
        return facts;
    }

    /** The type of that word; empty for what is not public. */
    public static Optional<PublicType> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word));
    }
}
