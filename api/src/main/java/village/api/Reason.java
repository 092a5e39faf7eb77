package village.api;

/**
 * Every reason for a "no", once. Codes are published words: they are never renamed or reused. The sentences are what
 * villagers read.
 */
public enum Reason {
    REQUEST_INVALID("request.invalid", Kind.INVALID, "填写的内容有误，请检查后再提交。"),
    REQUEST_MALFORMED("request.malformed", Kind.MALFORMED, "请求的格式不正确。"),
    REQUEST_TEXT_UNSUPPORTED("request.text-unsupported", Kind.MALFORMED, "内容里有无法保存的字符，请删去后再试。"),
    REQUEST_TOO_LARGE("request.too-large", Kind.TOO_LARGE, "提交的内容太大了。"),
    REQUEST_TOO_MANY("request.too-many", Kind.TOO_MANY, "操作太频繁了，请稍等一会儿再试。"),
    REQUEST_METHOD_NOT_ALLOWED("request.method-not-allowed", Kind.METHOD_NOT_ALLOWED, "不支持这种请求方式。"),
    REQUEST_MEDIA_TYPE("request.media-type-unsupported", Kind.UNSUPPORTED_MEDIA_TYPE, "不支持这种内容格式。"),
    REQUEST_NOT_ACCEPTABLE("request.not-acceptable", Kind.NOT_ACCEPTABLE, "没有您要的格式。"),
    REQUEST_CROSS_SITE("request.cross-site", Kind.FORBIDDEN, "为了您的账号安全，请在乡音页面里操作。"),
    ROUTE_NOT_FOUND("route.not-found", Kind.NOT_FOUND, "没有这个页面或接口。"),
    LIST_CURSOR_INVALID("list.cursor-invalid", Kind.MALFORMED, "翻页标记无效，请从第一页重新开始。"),
    LIST_LIMIT_INVALID("list.limit-invalid", Kind.MALFORMED, "每页数量应在 1 到 100 之间。"),
    IDEMPOTENCY_KEY_INVALID("idempotency.key-invalid", Kind.MALFORMED, "Idempotency-Key 应为 1 到 128 个可见的英文字符。"),
    IDEMPOTENCY_KEY_REUSED("idempotency.key-reused", Kind.INVALID, "同一个 Idempotency-Key 不能用于不同的内容。"),
    IDEMPOTENCY_IN_PROGRESS("idempotency.in-progress", Kind.CONFLICT, "同一个请求正在处理，请稍后再看结果。"),
    EDIT_CONFLICT("edit.conflict", Kind.CONFLICT, "刚才有人先改了，请刷新后再操作。"),
    SERVICE_UNAVAILABLE("service.unavailable", Kind.UNAVAILABLE, "系统暂时繁忙，请稍后再试。"),
    SERVICE_FAILED("service.failed", Kind.FAILED, "系统出了点问题，我们会尽快处理。"),
    WECHAT_UNAVAILABLE("wechat.unavailable", Kind.UNAVAILABLE, "微信暂时没有响应，请再试一次。"),

    SESSION_REQUIRED("session.required", Kind.UNAUTHENTICATED, "请先登录。"),
    SESSION_INVALID("session.invalid", Kind.UNAUTHENTICATED, "登录已失效，请重新登录。"),
    SESSION_EXPIRED("session.expired", Kind.UNAUTHENTICATED, "登录已过期，请重新登录。"),
    SESSION_REFRESH_INVALID("session.refresh-invalid", Kind.UNAUTHENTICATED, "登录已失效，请重新登录。"),
    SESSION_CODE_INVALID("session.code-invalid", Kind.INVALID, "登录码无效或已用过，请重新登录。"),
    SESSION_CITIZEN_REQUIRED("session.citizen-required", Kind.FORBIDDEN, "请用个人身份登录，单位账号不能进村。"),
    SESSION_CITIZEN_UNCHECKED("session.citizen-unchecked", Kind.FORBIDDEN, "平台还没有核实您的身份，请先完成实名认证再来。"),
    SESSION_USER_BLOCKED("session.user-blocked", Kind.FORBIDDEN, "微信判断这个账号有风险，暂时不能登录。"),
    SESSION_SNAPSHOT_USER("session.snapshot-user", Kind.FORBIDDEN, "现在是微信快照页，请点右下角“使用完整服务”后再试。"),
    SESSION_STATE_INVALID("session.state-invalid", Kind.MALFORMED, "登录请求已失效，请重新进入。"),
    WECHAT_SIGNATURE_INVALID("wechat.signature-invalid", Kind.FORBIDDEN, "签名不正确。"),
    WECHAT_ACCOUNT_UNKNOWN("wechat.account-unknown", Kind.NOT_FOUND, "没有这个微信账号的配置。"),
    WECHAT_ACCOUNT_EXISTS("wechat.account-exists", Kind.CONFLICT, "这个微信账号已经登记过了。"),
    WECHAT_ACCOUNT_STALE("wechat.account-stale", Kind.STALE, "刚才有人先改了这个账号，请刷新后再改。"),
    WECHAT_CAPABILITY_MISSING("wechat.capability-missing", Kind.CONFLICT, "这个微信账号没有这项能力。"),
    WECHAT_MENU_REFUSED("wechat.menu-refused", Kind.CONFLICT, "微信没有接受这份菜单。"),
    WECHAT_PAGE_FOREIGN("wechat.page-foreign", Kind.INVALID, "只能给乡音自己的页面签名。"),

    ROLE_REQUIRED("role.required", Kind.FORBIDDEN, "您没有做这件事的权限。"),
    ROLE_HELD("role.held", Kind.CONFLICT, "这个人已经有这个职务了。"),
    ROLE_OWN("role.own", Kind.FORBIDDEN, "不能给自己设职务。"),
    ROLE_INCOMPATIBLE("role.incompatible", Kind.CONFLICT, "村干部及其近亲属不能同时在村务监督委员会任职。"),
    ROLE_LAST_OPERATOR("role.last-operator", Kind.CONFLICT, "这是最后一位运维人员，请先添加另一位。"),
    ROLE_GRANT_NOT_FOUND("role.grant-not-found", Kind.NOT_FOUND, "没有找到这个职务。"),
    BINDING_REQUIRED("identity.binding-required", Kind.FORBIDDEN, "请先完成村民身份绑定。"),
    BINDING_NOT_FOUND("identity.binding-not-found", Kind.NOT_FOUND, "没有找到这条绑定申请。"),
    BINDING_ALREADY_DECIDED("identity.binding-already-decided", Kind.CONFLICT, "这条绑定申请已经处理过了。"),
    BINDING_EXISTS("identity.binding-exists", Kind.CONFLICT, "您在这个村已经绑定过了。"),
    BINDING_OWN("identity.binding-own", Kind.FORBIDDEN, "不能审批自己的绑定申请。"),
    BINDING_TARGET_TAKEN("identity.binding-target-taken", Kind.CONFLICT, "这位村民已经绑定了别的微信。"),
    BINDING_GUARDIAN("identity.guardian-required", Kind.CONFLICT, "未满 14 周岁的孩子，要等名册上的监护人先完成绑定。"),
    CONSENT_REQUIRED("identity.consent-required", Kind.FORBIDDEN, "请先阅读并同意隐私说明。"),
    CONSENT_NEEDED("identity.consent-needed", Kind.CONFLICT, "不同意隐私说明就不能用这里的服务；要收回，请到“我的”里注销。"),
    CONSENT_UNKNOWN("identity.consent-unknown", Kind.INVALID, "没有这个版本的说明文件。"),
    PHONE_CODE_INVALID("identity.phone-code-invalid", Kind.INVALID, "手机号授权已失效，请重新点击授权。"),
    PERSON_NOT_FOUND("identity.person-not-found", Kind.NOT_FOUND, "没有找到这个人。"),
    ROSTER_NOT_FOUND("identity.roster-not-found", Kind.NOT_FOUND, "没有找到这次导入。"),
    ROSTER_UNREADABLE("identity.roster-unreadable", Kind.INVALID, "这个文件不是可读的 .xlsx 名册。"),
    ROSTER_IMPORT_RUNNING("identity.roster-import-running", Kind.CONFLICT, "上一次名册导入还没有完成，请等它完成后再导入。"),
    PURPOSE_REQUIRED("identity.purpose-required", Kind.INVALID, "请写明查看的用途。"),
    FAMILY_NOT_FOUND("identity.family-not-found", Kind.NOT_FOUND, "没有找到这条家人代办申请。"),
    FAMILY_DECIDED("identity.family-decided", Kind.CONFLICT, "这条家人代办申请已经处理过了。"),
    FAMILY_OWN("identity.family-own", Kind.FORBIDDEN, "不能审批与自己有关的申请。"),
    FAMILY_TOO_MANY("identity.family-too-many", Kind.CONFLICT, "等待审批的申请太多了，请等村干部处理后再申请。"),
    LOGIN_REQUEST_NOT_FOUND("login.request-not-found", Kind.NOT_FOUND, "没有找到这次登录，或者已经过期。"),
    LOGIN_CODE_WRONG("login.code-wrong", Kind.INVALID, "登录码不对，请看清屏幕上的数字再填。"),
    LOGIN_REQUEST_DECIDED("login.request-decided", Kind.CONFLICT, "这次登录已经处理过了。"),

    VILLAGE_NOT_FOUND("place.village-not-found", Kind.NOT_FOUND, "没有找到这个村。"),
    AREA_NOT_FOUND("place.area-not-found", Kind.NOT_FOUND, "没有找到这个乡镇或县。"),
    GRID_NOT_FOUND("place.grid-not-found", Kind.NOT_FOUND, "没有找到这个网格。"),
    DOOR_PLATE_NOT_FOUND("place.door-plate-not-found", Kind.NOT_FOUND, "没有找到这块门牌。"),
    AREA_EXISTS("place.area-exists", Kind.CONFLICT, "这个代码的县或乡镇已经登记过了。"),
    VILLAGE_EXISTS("place.village-exists", Kind.CONFLICT, "这个代码已经是一个村的，或者从前是。"),
    GRID_NAME_TAKEN("place.grid-name-taken", Kind.CONFLICT, "村里已经有同名的网格了。"),
    GRID_OVERLAPS("place.grid-overlaps", Kind.CONFLICT, "和别的网格重叠了，请改一改边界。"),
    DOOR_PLATE_TAKEN("place.door-plate-taken", Kind.CONFLICT, "有短码已经在别的门牌上了，请换一个。"),
    CONTACT_NOT_FOUND("place.contact-not-found", Kind.NOT_FOUND, "没有找到这个电话。"),
    CONTACT_EXISTS("place.contact-exists", Kind.CONFLICT, "这个职务已经登记过这个电话了。"),
    CALENDAR_STALE("calendar.stale", Kind.STALE, "刚才有人先改了这一年的日历，请刷新后再改。"),
    CALENDAR_VERSION_REQUIRED("calendar.version-required", Kind.MALFORMED, "请用 If-Match 说明您看到的是哪个版本。"),

    CATEGORY_NOT_FOUND("complaint.category-not-found", Kind.INVALID, "没有这个诉求类别。"),
    COMPLAINT_NOT_FOUND("complaint.not-found", Kind.NOT_FOUND, "没有找到这件诉求。"),
    COMPLAINT_EMPTY("complaint.empty", Kind.INVALID, "请拍张照片、说一段话，或者写几个字。"),
    COMPLAINT_ON_BEHALF("complaint.on-behalf-not-approved", Kind.FORBIDDEN, "还没有村干部批准您代这位家人办事。"),
    COMPLAINT_WRONG_STATE("complaint.wrong-state", Kind.CONFLICT, "这件诉求现在的状态不能这样办理。"),
    COMPLAINT_ALREADY_CLOSED("complaint.already-closed", Kind.CONFLICT, "这件诉求已经办结了。"),
    COMPLAINT_ALREADY_RATED("complaint.already-rated", Kind.CONFLICT, "您已经评价过了。"),
    COMPLAINT_NOT_YOURS("complaint.not-yours", Kind.FORBIDDEN, "只有反映人本人可以这样操作。"),
    COMPLAINT_REMINDED_TODAY("complaint.reminded-today", Kind.CONFLICT, "今天已经催过了，明天可以再催。"),
    COMPLAINT_REOPEN_LATE("complaint.reopen-too-late", Kind.CONFLICT, "已经超过 30 天，请重新反映这件事。"),
    COMPLAINT_SUPPORT_OWN("complaint.support-own", Kind.CONFLICT, "这是您自己反映的事，不用附议。"),
    COMPLAINT_CLAIM_OWN("complaint.claim-own", Kind.CONFLICT, "不能接自己反映的事。"),
    COMPLAINT_CLAIMED("complaint.already-claimed", Kind.CONFLICT, "这件事已经有党员接了。"),
    COMPLAINT_HANDLER_INVALID("complaint.handler-invalid", Kind.INVALID, "这个人不能办理这件诉求。"),
    COMPLAINT_OBJECTED_ALREADY("complaint.objected-already", Kind.CONFLICT, "这件诉求您已经退过一次，不能再退。有困难请申请延期，或者请人协办。"),
    COMPLAINT_REPORTER_UNREACHABLE("complaint.reporter-unreachable", Kind.CONFLICT, "反映人没有用微信，收不到提问。请打电话问清楚，再记到办理进展里。"),
    COMPLAINT_EXTENSION_PENDING("complaint.extension-pending", Kind.CONFLICT, "已经有一条延期申请在等审批，请等审批结果。"),
    COMPLAINT_EXTENSION_DECIDED("complaint.extension-decided", Kind.CONFLICT, "这条延期申请已经处理过了，请刷新看看结果。"),
    COMPLAINT_MERGE_MISMATCH("complaint.merge-mismatch", Kind.CONFLICT, "反映村干部的诉求不能和别的诉求并案，请分开办理。"),
    COMPLAINT_NOT_OFFERABLE("complaint.not-offerable", Kind.CONFLICT, "这件诉求不能交给党员接单，请派给工作人员办理。"),
    COMPLAINT_CLAIM_CONFIRMED("complaint.claim-confirmed", Kind.CONFLICT, "这次党员服务已经确认过了。"),

    COMPLAINT_SERVICE("complaint.service-not-found", Kind.NOT_FOUND, "没有这个 service_code。"),
    COMPLAINT_RECEIVER("complaint.receiver-unknown", Kind.INVALID, "这个平台不能接收本村的诉求，请另选一个。"),
    COMPLAINT_REPORTER_UNNAMED("complaint.reporter-unnamed", Kind.FORBIDDEN, "反映人没有同意向贵方公开姓名和电话。要联系反映人，请找乡镇。"),
    COMPLAINT_UPDATE_OLDER("complaint.update-older", Kind.CONFLICT, "已经收到过更新的进展，这一条不再接受。"),
    COMPLAINT_EXTERNAL_NUMBER("complaint.external-number-taken", Kind.CONFLICT, "这个对方编号已经是另一件诉求的了。"),

    ATTACHMENT_NOT_FOUND("attachment.not-found", Kind.NOT_FOUND, "没有找到这个附件。"),
    ATTACHMENT_TYPE("attachment.type-unsupported", Kind.UNSUPPORTED_MEDIA_TYPE, "不支持这种文件，请上传照片、语音或文档。"),
    ATTACHMENT_TOO_LARGE("attachment.too-large", Kind.TOO_LARGE, "文件太大了。"),
    ATTACHMENT_BROKEN("attachment.broken", Kind.INVALID, "文件损坏，打不开。"),
    ATTACHMENT_NOT_YOURS("attachment.not-yours", Kind.INVALID, "附件不存在，或者不是您上传的。"),
    ATTACHMENT_NOT_VIEWABLE("attachment.not-viewable", Kind.FORBIDDEN, "这个附件还没有通过审核。"),
    ATTACHMENT_DECIDED("attachment.already-decided", Kind.CONFLICT, "这个附件已经审核过了。"),

    NEWS_NOT_FOUND("news.not-found", Kind.NOT_FOUND, "没有找到这篇文章。"),
    NEWS_WITHDRAWN("news.withdrawn", Kind.GONE, "这篇文章已经撤下。"),
    NEWS_STALE("news.stale", Kind.STALE, "刚才有人先改了，请刷新后再操作。"),
    NEWS_VERSION_REQUIRED("news.version-required", Kind.MALFORMED, "请用 If-Match 说明您看到的是哪个版本。"),
    NEWS_WRONG_STATE("news.wrong-state", Kind.CONFLICT, "文章现在的状态不能这样操作。"),
    NEWS_ATTACHMENT_UNCHECKED("news.attachment-unchecked", Kind.CONFLICT, "有图片、录音或附件还没有通过审核，审核通过后再发布。"),
    NEWS_COLUMN_NOT_FOUND("news.column-not-found", Kind.NOT_FOUND, "没有找到这个栏目。"),
    NEWS_COLUMN_TAKEN("news.column-taken", Kind.CONFLICT, "已经有同名的栏目了。"),

    ACCOUNT_DRAFT_NOT_FOUND("news.account-draft-not-found", Kind.NOT_FOUND, "没有找到这一次发送。"),
    ACCOUNT_DRAFT_STALE("news.account-draft-stale", Kind.STALE, "这一次发送刚刚有了变化，请刷新后再看。"),
    ACCOUNT_DRAFT_UNFIT("news.account-draft-unfit", Kind.CONFLICT, "这篇文章不能发到公众号。"),
    ACCOUNT_DRAFT_NOT_OVER("news.account-draft-not-over", Kind.CONFLICT, "这一次发送还在进行或者已经成功，不用再试。"),

    KEYWORD_NOT_FOUND("keyword.not-found", Kind.NOT_FOUND, "没有找到这条关键词回复。"),
    KEYWORD_TAKEN("keyword.taken", Kind.CONFLICT, "已经有这个关键词了。"),
    KEYWORD_STALE("keyword.stale", Kind.STALE, "刚才有人先改了这条回复，请刷新后再改。"),
    KEYWORD_VERSION_REQUIRED("keyword.version-required", Kind.MALFORMED, "请用 If-Match 说明您看到的是哪个版本。"),
    KEYWORD_TOO_MANY("keyword.too-many", Kind.CONFLICT, "关键词回复最多 100 条，请先删掉不用的。"),

    PUBLICATION_BLOCKED(
            "publication.blocked", Kind.INVALID, "内容里有身份证号、银行卡号、电话号码，或者有读不出文字的文件，不能直接公开。请打码或换文件，也可以请另一位同事看过后放行。"),
    PUBLICATION_RELEASE_OWN("publication.release-own", Kind.FORBIDDEN, "自己写的内容不能自己放行，请另一位同事看过后放行。"),
    PUBLICATION_NOTHING_TO_RELEASE("publication.nothing-to-release", Kind.CONFLICT, "内容里没有需要放行的号码，可以直接发布。"),

    FINANCE_TABLE_UNREADABLE("disclosure.finance-table-unreadable", Kind.INVALID, "这个文件不是可读的 .xlsx 财务表。"),

    DISCLOSURE_NOT_FOUND("disclosure.not-found", Kind.NOT_FOUND, "没有找到这份公开。"),
    DISCLOSURE_ITEM_NOT_FOUND("disclosure.item-not-found", Kind.INVALID, "公开目录里没有这一项。"),
    DISCLOSURE_ITEM_EXISTS("disclosure.item-exists", Kind.CONFLICT, "这个编号已经用过了，请换一个。"),
    DISCLOSURE_OCCURRENCE_NOT_FOUND("disclosure.occurrence-not-found", Kind.NOT_FOUND, "没有找到这条登记，可能已经公开或撤回。"),
    DISCLOSURE_OCCURRENCE_EXISTS("disclosure.occurrence-exists", Kind.CONFLICT, "这一项这一天已经登记过了。"),
    DISCLOSURE_EXISTS("disclosure.exists", Kind.CONFLICT, "这一项这一期已经有一份了，请打开那一份办理。"),
    DISCLOSURE_EMPTY("disclosure.empty", Kind.INVALID, "请写正文、填表格或者放附件，再提交审核。"),
    DISCLOSURE_WRONG_STATE("disclosure.wrong-state", Kind.CONFLICT, "这份公开现在的状态不能这样办理。"),
    DISCLOSURE_STALE("disclosure.stale", Kind.STALE, "刚才有人先改了，请刷新后再操作。"),
    DISCLOSURE_VERSION_REQUIRED("disclosure.version-required", Kind.MALFORMED, "请用 If-Match 说明您看到的是哪个版本。"),
    DISCLOSURE_CHECKER("disclosure.checker-not-independent", Kind.FORBIDDEN, "起草、公布的人和他们的近亲属，不能审核同一份公开。"),

    DISCLOSURE_QUESTION_NOT_FOUND("disclosure.question-not-found", Kind.NOT_FOUND, "没有找到这条疑问。"),
    DISCLOSURE_QUESTION_STATE("disclosure.question-wrong-state", Kind.CONFLICT, "这条疑问现在的状态不能这样办理。"),
    DISCLOSURE_QUESTION_TOO_MANY("disclosure.question-too-many", Kind.CONFLICT, "您有几条疑问还在等答复，请等村里答复后再问。"),
    DISCLOSURE_QUESTION_DAILY("disclosure.question-daily-limit", Kind.CONFLICT, "您今天问得够多了，请明天再问。急事请打村里电话。"),
    DISCLOSURE_QUESTION_NUMBERS(
            "disclosure.question-numbers", Kind.INVALID, "疑问和答复会公开，里面不要写身份证号、银行卡号和电话号码。请改一改，或者打码后提交。"),
    DISCLOSURE_QUESTION_OWN("disclosure.question-own", Kind.FORBIDDEN, "自己提的疑问要由别人办理。"),

    CREDIT_ENTRY_NOT_FOUND("credit.entry-not-found", Kind.NOT_FOUND, "没有找到这条积分记录。"),
    CREDIT_SOURCE_REUSED("credit.source-reused", Kind.CONFLICT, "这次学习已经记过积分，内容和那一次不一样。"),
    CREDIT_REVERSED_ALREADY("credit.reversed-already", Kind.CONFLICT, "这条记录已经冲正过，或者本身就是冲正记录，不能再冲正。"),
    CREDIT_MEMBER_NOT_FOUND("credit.member-not-found", Kind.NOT_FOUND, "您的支部里没有这位党员。"),
    CREDIT_OWN("credit.own", Kind.FORBIDDEN, "自己的积分不能自己办理，请乡镇办理。"),
    CREDIT_RULE_NOT_FOUND("credit.rule-not-found", Kind.INVALID, "那一天生效的规则里没有这一条，或者这一条不能由支部确认。"),
    CREDIT_RULES_DATE("credit.rules-date", Kind.CONFLICT, "新规则只能从明天或以后生效，同一天不能有两个版本，也不能早于已经公布的版本。"),
    CREDIT_APPEAL_NOT_FOUND("credit.appeal-not-found", Kind.NOT_FOUND, "没有找到这条申诉。"),
    CREDIT_APPEAL_WAITING("credit.appeal-waiting", Kind.CONFLICT, "这条记录已经有一条申诉在等处理。"),
    CREDIT_APPEAL_DECIDED("credit.appeal-decided", Kind.CONFLICT, "这条申诉已经处理过了。"),
    CREDIT_YEAR_RUNNING("credit.year-running", Kind.CONFLICT, "这一年还没有过完，不能结账。"),
    CREDIT_YEAR_CLOSED("credit.year-closed", Kind.CONFLICT, "这一年已经结账了。"),
    CREDIT_YEAR_APPEALS("credit.year-appeals", Kind.CONFLICT, "这一年还有申诉没有处理，处理完再结账。"),
    CREDIT_CERTIFICATE_INVALID("credit.certificate-invalid", Kind.INVALID, "这不是本系统签发的证明，或者内容被改过。"),
    CREDIT_SHEET_UNREADABLE("credit.sheet-unreadable", Kind.INVALID, "这个文件不是可读的 .xlsx 学习记录表，请用模板填写。"),
    OFFLINE_STUDY_NOT_FOUND("credit.offline-not-found", Kind.NOT_FOUND, "没有找到这次线下学习。"),
    OFFLINE_STUDY_TOO_MANY(
            "credit.offline-too-many", Kind.CONFLICT, "您已经有 10 份学习材料在等书记确认，请等确认以后再交，或者先撤回用不着的。"),
    OFFLINE_STUDY_DECIDED("credit.offline-decided", Kind.CONFLICT, "这次线下学习已经处理过，或者已经撤回。"),
    CREDIT_TOTALS_UNPUBLISHED("credit.totals-unpublished", Kind.NOT_FOUND, "这个村没有公布这一年的党员学习总数。"),
    CREDIT_CONSENT_REQUIRED("credit.consent-required", Kind.FORBIDDEN, "记学习之前，请先看一下学习记录怎么记、谁能看到，同意后再继续。"),
    CREDIT_FUTURE("credit.future", Kind.INVALID, "还没有发生的学习不能记积分，请检查时间。"),
    CATALOGUE_NOT_FOUND("complaint.catalogue-not-found", Kind.NOT_FOUND, "没有找到这个版本。"),
    CATALOGUE_IN_FORCE("complaint.catalogue-in-force", Kind.CONFLICT, "这个版本已经启用，不能再改再撤。要改请另立一个版本。"),
    CATALOGUE_UNREADABLE("complaint.catalogue-unreadable", Kind.INVALID, "这个表格打不开，请先导出一份，在上面改。"),
    INQUIRY_NOT_FOUND("inquiry.not-found", Kind.NOT_FOUND, "没有找到这条咨询。"),
    INQUIRY_NOT_YOURS("inquiry.not-yours", Kind.FORBIDDEN, "只有提问的人能接着问。"),
    INQUIRY_OWN("inquiry.own", Kind.FORBIDDEN, "自己问的事要由别人答复。"),
    INQUIRY_STATE("inquiry.wrong-state", Kind.CONFLICT, "这条咨询现在的状态不能这样办理。"),
    INQUIRY_STALE("inquiry.stale", Kind.STALE, "刚才有人先改了，请刷新后再操作。"),
    INQUIRY_EMPTY("inquiry.empty", Kind.INVALID, "请写几个字、说一段话，或者拍张照片。"),
    INQUIRY_DESK_UNKNOWN("inquiry.desk-not-found", Kind.INVALID, "没有这个咨询窗口。"),
    INQUIRY_INVITATION_NOT_FOUND(
            "inquiry.invitation-not-found", Kind.NOT_FOUND, "这份邀请已经用过、过期或者收回了，请向邀请您的乡镇再要一份。"),
    INQUIRY_MEDICAL("inquiry.medical", Kind.INVALID, "看病用药的事，这里不能答复，怕耽误您。请问村医或者到卫生院看；急病马上打 120。村医电话在“打电话”里。"),
    INQUIRY_TOO_MANY("inquiry.too-many", Kind.CONFLICT, "您有几条咨询还在等答复，请等答复后再问。"),
    INQUIRY_DAILY("inquiry.daily-limit", Kind.CONFLICT, "您今天问得够多了，请明天再问。急事请打村里电话。"),
    INQUIRY_NUMBERS("inquiry.numbers", Kind.INVALID, "公开的内容里不要写身份证号、银行卡号和电话号码。请改一改，或者打码后提交。"),
    FAQ_NOT_FOUND("inquiry.faq-not-found", Kind.NOT_FOUND, "没有找到这条常见问题。"),

    NOTICE_NOT_FOUND("notice.not-found", Kind.NOT_FOUND, "没有找到这条通知。"),
    NOTICE_OUTCOME_UNKNOWN("notice.outcome-unknown", Kind.CONFLICT, "这条通知可能已经送到，不能再发一次。"),
    EVENT_CURSOR_STALE("event.cursor-stale", Kind.GONE, "数据已从备份恢复，请从头重新同步。"),
    EVENT_PARKED_NOT_FOUND("event.parked-not-found", Kind.NOT_FOUND, "没有找到这条搁置的事件。"),
    LETTER_PARKED_NOT_FOUND("letter.parked-not-found", Kind.NOT_FOUND, "没有找到这条搁置的来信，可能已经重新处理了。"),

    COURSE_NOT_FOUND("course.not-found", Kind.NOT_FOUND, "没有找到这门课程。"),
    LESSON_NOT_FOUND("course.lesson-not-found", Kind.NOT_FOUND, "没有找到这一课。"),
    COURSE_STATE("course.wrong-state", Kind.CONFLICT, "课程现在的状态不能这样操作。"),
    COURSE_VERSION_REQUIRED("course.version-required", Kind.MALFORMED, "请用 If-Match 说明您看到的是哪个版本。"),
    COURSE_STALE("course.stale", Kind.STALE, "刚才有人先改了这门课程，请刷新后再操作。"),
    QUIZ_NOT_FOUND("quiz.not-found", Kind.NOT_FOUND, "没有找到这次测验。"),
    QUIZ_PASSED("quiz.passed-already", Kind.CONFLICT, "您已经考合格了，不用再考。"),
    QUIZ_NO_ATTEMPTS("quiz.no-attempts-left", Kind.CONFLICT, "可以考的次数用完了，有疑问请找支部书记。"),
    QUIZ_HANDED_IN("quiz.handed-in", Kind.CONFLICT, "这份卷子已经交了，不能再改。"),
    QUIZ_TOO_LATE("quiz.too-late", Kind.CONFLICT, "交卷的时间过了，这一次不算合格。"),
    ACTIVITY_NOT_FOUND("activity.not-found", Kind.NOT_FOUND, "没有找到这次活动。"),
    ACTIVITY_CLOSED("activity.closed", Kind.CONFLICT, "现在不能签到：活动前后半小时内才可以。"),
    ACTIVITY_CODE_WRONG("activity.code-wrong", Kind.INVALID, "签到码不对或者过了时间，请看现场屏幕上最新的数字。"),
    ACTIVITY_CODE_LOCKED("activity.code-locked", Kind.CONFLICT, "签到码输错太多次，请当面请支部书记登记。"),
    ATTENDANCE_DECIDED("activity.attendance-decided", Kind.CONFLICT, "这条参加记录已经处理过了。"),

    CLIENT_HEADERS("client.headers-missing", Kind.UNAUTHENTICATED, "请求没有签名，或者签名的请求头缺少、重复、写法不对。"),
    CLIENT_ALGORITHM("client.algorithm-unsupported", Kind.UNAUTHENTICATED, "签名算法应为 hmac-sha256 或 hmac-sm3。"),
    CLIENT_KEY_UNKNOWN("client.key-unknown", Kind.UNAUTHENTICATED, "没有这个 Key-Id。"),
    CLIENT_KEY_REVOKED("client.key-revoked", Kind.UNAUTHENTICATED, "这把密钥已经停用，请换用另一把。"),
    CLIENT_CLOCK("client.clock-skew", Kind.UNAUTHENTICATED, "请求的时间与服务器相差太多，请校准时钟后重新签名。"),
    CLIENT_SIGNATURE("client.signature-wrong", Kind.UNAUTHENTICATED, "签名不对，请按对接说明核对待签字符串。"),
    CLIENT_NONCE_USED("client.nonce-used", Kind.UNAUTHENTICATED, "这个随机串已经用过，每次请求（重试也算）都要换一个。"),
    CLIENT_ADDRESS("client.address-refused", Kind.FORBIDDEN, "不接受从这个网络地址来的请求。"),
    CLIENT_SCOPE("client.scope-missing", Kind.FORBIDDEN, "没有开通这项接口的权限。"),
    CLIENT_VILLAGE("client.village-outside", Kind.FORBIDDEN, "这个村不在开通的地区范围内。"),
    CLIENT_QUOTA("client.quota-used", Kind.TOO_MANY, "调用太频繁，超过了约定的次数。"),
    CLIENT_NOT_FOUND("client.not-found", Kind.NOT_FOUND, "没有找到这个接入方。"),
    CLIENT_STALE("client.stale", Kind.STALE, "刚才有人先改了这个接入方，请刷新后再改。"),
    CLIENT_KEYS("client.keys-too-many", Kind.CONFLICT, "已经有两把启用的密钥，请先停用一把。"),
    CLIENT_KEY_NOT_FOUND("client.key-not-found", Kind.NOT_FOUND, "这个接入方没有这把密钥。"),
    CLIENT_FIELD_UNKNOWN("client.field-unknown", Kind.INVALID, "请求里有接口没有定义的字段。"),

    WEBHOOK_NOT_FOUND("webhook.not-found", Kind.NOT_FOUND, "没有找到这个推送地址。"),
    WEBHOOK_DESTINATION("webhook.destination-refused", Kind.INVALID, "只能推送到运维人员登记过的 https 地址，请联系运维人员登记。"),
    WEBHOOK_TOO_MANY("webhook.too-many", Kind.CONFLICT, "推送地址太多了，请先删去不用的。"),
    WEBHOOK_DELIVERY_NOT_FOUND("webhook.delivery-not-found", Kind.NOT_FOUND, "没有找到这条搁置的推送，可能已经重新发送了。"),

    EVIDENCE_NOT_FOUND("evidence.not-found", Kind.NOT_FOUND, "没有找到这条存证。"),
    EVIDENCE_NOT_SIGNED("evidence.not-signed", Kind.NOT_FOUND, "还没有签出存证凭据，请稍后再看。"),
    EVIDENCE_RANGE_INVALID("evidence.range-invalid", Kind.MALFORMED, "from 和 to 应为已签出的存证条数，from 不能大于 to。"),
    EVIDENCE_REASON_REQUIRED("evidence.reason-required", Kind.INVALID, "请写明抹除的理由（1 到 100 个字，不要写个人信息）。");

    /** What sort of "no" it is; each face gives every kind its own status. */
    public enum Kind {
        MALFORMED,
        INVALID,
        UNAUTHENTICATED,
        FORBIDDEN,
        NOT_FOUND,
        METHOD_NOT_ALLOWED,
        NOT_ACCEPTABLE,
        CONFLICT,
        GONE,
        STALE,
        TOO_LARGE,
        UNSUPPORTED_MEDIA_TYPE,
        TOO_MANY,
        UNAVAILABLE,
        FAILED
    }

    private final String code;
    private final Kind kind;
    private final String sentence;

    Reason(String code, Kind kind, String sentence) {
        this.code = code;
        this.kind = kind;
        this.sentence = sentence;
    }

    /** Stable, dotted, published. */
    public String code() {
        return code;
    }

    public Kind kind() {
        return kind;
    }

    /** What went wrong, in Chinese, for a villager. */
    public String sentence() {
        return sentence;
    }
}
