package village.wechat.gateway.draft;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.draft.WxMpAddDraft;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftItem;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftList;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import village.api.Reason;
import village.api.Refusal;
import village.api.news.Content;
import village.api.news.account.DraftBox;
import village.api.place.Village;
import village.wechat.gateway.CallKind;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccounts;
import village.wechat.gateway.WechatFailure;
import village.wechat.gateway.WechatGateway;

/** Drafts of public accounts by WxJava. A draft is known again by the address its 阅读原文 leads to. */
public final class WxJavaDraftBox implements DraftBox {
    private static final int BUSY = -1;
    private static final int TOO_FREQUENT = 45011;
    private static final int MEDIA_INVALID = 40007;
    private static final Set<Integer> PASSING = Set.of(BUSY, TOO_FREQUENT);
    private static final int AT_ONCE = 20;
    private static final int PAGES = 5;
    private static final int WITHOUT_CONTENT = 1;
    private static final String TIRED = "微信暂时没有响应，过一会儿自动再送。";

    private final WechatAccounts accounts;
    private final WechatGateway gateway;
    private final AccountPictures pictures;
    private final SourceLinks links;

    public WxJavaDraftBox(WechatAccounts accounts, WechatGateway gateway, AccountPictures pictures, SourceLinks links) {
        this.accounts = accounts;
        this.gateway = gateway;
        this.pictures = pictures;
        this.links = links;
    }

    @Override
    public Mono<String> of(Village.Id village) {
        return Flux.just(WechatAccount.Kind.SERVICE, WechatAccount.Kind.SUBSCRIPTION)
                .concatMap(kind -> accounts.forVillage(village, kind))
                .filter(account -> account.can(WechatAccount.Capability.DRAFT_BOX))
                .next()
                .map(WechatAccount::appId)
                .switchIfEmpty(Mono.error(() ->
                        Refusal.of(Reason.WECHAT_CAPABILITY_MISSING, "本村的公众号不能用接口存草稿（要已认证的服务号或订阅号，并由运维在账号里勾选“草稿箱”）。")));
    }

    @Override
    public Mono<Outcome> place(Sheet sheet, Content content) {
        return existing(sheet)
                .flatMap(account -> pictures.of(account, content)
                        .flatMap(uploaded -> placed(account, sheet, content, uploaded))
                        .onErrorResume(WechatFailure.class, failure -> Mono.just(ofPictures(failure)))
                        .onErrorResume(
                                AccountPictures.Unusable.class, failure -> Mono.just(new Refused(failure.why()))))
                .defaultIfEmpty(new Refused("这个公众号已经不在登记里，或者不能再存草稿。"));
    }

    private Mono<WechatAccount> existing(Sheet sheet) {
        return accounts.byAppId(sheet.account()).filter(account -> account.can(WechatAccount.Capability.DRAFT_BOX));
    }

    private Mono<Outcome> placed(
            WechatAccount account, Sheet sheet, Content content, AccountPictures.Uploaded uploaded) {
        var html = AccountHtml.of(content, uploaded.inside());
        if (html.length() >= DraftWords.MAX_TEXT) {
            return Mono.just(new Refused("正文连格式有 " + html.length() + " 个字符，微信最多收 20000 个，请缩短后再送。"));
        }
        var article = DraftWords.of(sheet, content, html, uploaded.cover(), links.of(sheet));
        return gateway.withTokenOfficial(
                        account,
                        CallKind.ACCOUNT_DRAFT,
                        service -> Optional.ofNullable(service.getDraftService()
                                .addDraft(WxMpAddDraft.builder()
                                        .articles(List.of(article))
                                        .build())))
                .map(name -> name.filter(known -> !known.isBlank())
                        .<Outcome>map(Placed::new)
                        .orElseGet(Doubtful::new))
                .onErrorResume(
                        WechatFailure.class,
                        failure -> forgotten(account, content, failure).thenReturn(ofDraft(failure)));
    }

    private Mono<Void> forgotten(WechatAccount account, Content content, WechatFailure failure) {
        return failure.code() == MEDIA_INVALID ? pictures.forgetCover(account, content) : Mono.empty();
    }

    private static Outcome ofDraft(WechatFailure failure) {
        return switch (failure.nature()) {
            case NOT_SENT -> new Later(TIRED);
            case UNKNOWN -> new Doubtful();
            case ANSWERED -> answered(failure.code());
        };
    }

    /** A picture twice harms nobody: whatever happened, it may be tried again. */
    private static Outcome ofPictures(WechatFailure failure) {
        return failure.nature() == WechatFailure.Nature.ANSWERED ? answered(failure.code()) : new Later(TIRED);
    }

    private static Outcome answered(int code) {
        return PASSING.contains(code) ? new Later(TIRED) : new Refused(DraftWords.sentence(code));
    }

    @Override
    public Mono<Outcome> find(Sheet sheet) {
        var link = links.of(sheet);
        if (link.isEmpty()) {
            return Mono.just(new Later(TIRED));
        }
        return existing(sheet)
                .flatMap(account -> page(account, link, 0))
                .onErrorResume(WechatFailure.class, failure -> Mono.just(new Later(TIRED)))
                .defaultIfEmpty(new Later(TIRED));
    }

    private Mono<Outcome> page(WechatAccount account, String link, int page) {
        return gateway.withTokenOfficial(account, CallKind.ACCOUNT_DRAFT, service -> listed(service, page))
                .flatMap(list -> found(list, link)
                        .map(Mono::just)
                        .orElseGet(() -> last(list, page) ? Mono.just(new Absent()) : page(account, link, page + 1)));
    }

    private static WxMpDraftList listed(WxMpService service, int page) throws WxErrorException {
        return service.getDraftService().listDraft(page * AT_ONCE, AT_ONCE, WITHOUT_CONTENT);
    }

    private static boolean last(WxMpDraftList list, int page) {
        return page + 1 >= PAGES || list.getItems() == null || list.getItems().size() < AT_ONCE;
    }

    private static Optional<Outcome> found(WxMpDraftList list, String link) {
        return list.getItems() == null
                ? Optional.empty()
                : list.getItems().stream()
                        .filter(item -> leadsTo(item, link))
                        .findFirst()
                        .map(item -> new Placed(item.getMediaId()));
    }

    private static boolean leadsTo(WxMpDraftItem item, String link) {
        return item.getContent() != null
                && item.getContent().getNewsItem() != null
                && item.getContent().getNewsItem().stream()
                        .anyMatch(article -> link.equals(article.getContentSourceUrl()));
    }
}
