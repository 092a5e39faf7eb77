package village.wechat.login;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.config.EnableWebFlux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import village.api.Cursors;
import village.api.Fingerprints;
import village.api.Ids;
import village.api.Reason;
import village.api.Refusal;
import village.api.event.InMemoryEvents;
import village.api.identity.AccessTokens;
import village.api.identity.Face;
import village.api.identity.InMemoryAccessLog;
import village.api.identity.InMemoryRoleBook;
import village.api.identity.InMemoryWechatIdentities;
import village.api.identity.ListAccesses;
import village.api.identity.OpenId;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RoleBook;
import village.api.identity.Session;
import village.api.identity.Standing;
import village.api.identity.WechatLogin;
import village.api.identity.binding.BindPerson;
import village.api.identity.binding.DecideBinding;
import village.api.identity.binding.EndBinding;
import village.api.identity.binding.GiveConsent;
import village.api.identity.binding.InMemoryBindings;
import village.api.identity.binding.InMemoryConsents;
import village.api.identity.binding.ListPendingBindings;
import village.api.identity.binding.WithdrawConsent;
import village.api.identity.citizen.InMemoryCitizenJoins;
import village.api.identity.citizen.ListCitizenJoins;
import village.api.identity.citizen.PartFromPlatform;
import village.api.identity.citizen.ShowWaysIn;
import village.api.identity.citizen.SignInCitizen;
import village.api.identity.citizen.UndoCitizenJoin;
import village.api.identity.login.BecomeOperator;
import village.api.identity.login.Chance;
import village.api.identity.login.ConfirmLogin;
import village.api.identity.login.InMemoryLoginRequests;
import village.api.identity.login.InMemoryOperators;
import village.api.identity.login.RequestLogin;
import village.api.identity.membership.InMemoryMemberships;
import village.api.identity.membership.Memberships;
import village.api.identity.membership.ShowMe;
import village.api.identity.membership.ShowOffice;
import village.api.identity.session.InMemoryOauthStates;
import village.api.identity.session.InMemorySessions;
import village.api.identity.session.ListUnionConflicts;
import village.api.identity.session.Opening;
import village.api.identity.session.RefreshSession;
import village.api.identity.session.SessionTerms;
import village.api.identity.session.SignIn;
import village.api.identity.session.SignOut;
import village.api.identity.session.StaySignedIn;
import village.api.place.Village;
import village.api.place.VillageCode;
import village.api.place.Villages;
import village.wechat.Requests;
import village.wechat.gateway.InMemoryWechatAccounts;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccounts;
import village.wechat.gateway.WechatSettings;

/** The face's doors as they are, over twins of everything behind them. */
final class IdentityFace implements AutoCloseable {
    static final String CODE = "330999101201";
    static final String SCREEN_CODE = "246810";
    static final Village VILLAGE =
            new Village(new Village.Id(UUID.randomUUID()), new VillageCode(CODE), "枫溪村", "枫溪镇", "枫江县");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    static final String MINI = "wxmini";
    static final String SERVICE = "wxservice";

    private final Clock clock = Clock.systemUTC();
    private final AtomicLong counter = new AtomicLong();
    private final Ids ids = () -> new UUID(clock.millis() << 16 | 0x7000, counter.incrementAndGet());
    private final InMemoryEvents events = new InMemoryEvents();
    private final InMemoryWechatIdentities identities = new InMemoryWechatIdentities();
    final InMemoryCitizenJoins joins = new InMemoryCitizenJoins(identities, events);
    private final InMemoryConsents consents = new InMemoryConsents();
    private final InMemorySessions sessions = new InMemorySessions();
    final InMemoryBindings bindings = new InMemoryBindings(events);
    final InMemoryRoleBook roles = new InMemoryRoleBook();
    final InMemoryMemberships memberships = new InMemoryMemberships();
    final InMemoryOperators operators = new InMemoryOperators();
    final InMemoryAccessLog accessLog = new InMemoryAccessLog();

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    IdentityFace() {
        var tokens = new PlainTokens(clock);
        var refreshTokens = new PlainRefreshTokens();
        var villages = new FixedVillages(VILLAGE);
        var logins = new KnownWechatLogins();
        var requests = new InMemoryLoginRequests(sessions);
        var terms = new SessionTerms(Duration.ofDays(30), Duration.ofSeconds(60));
        var showMe = new ShowMe(memberships, consents, villages);
        var showOffice = new ShowOffice(showMe, memberships, villages);
        Fingerprints fingerprints = canonical -> HexFormat.of().formatHex(canonical);
        var accounts = new InMemoryWechatAccounts()
                .with(account(MINI, WechatAccount.Kind.MINI_PROGRAM, Set.of()))
                .with(account(SERVICE, WechatAccount.Kind.SERVICE, Set.of(WechatAccount.Capability.PAGE_LOGIN)));
        register(Clock.class, clock);
        register(Ids.class, ids);
        register(Fingerprints.class, fingerprints);
        register(Cursors.class, new Cursors("a key of this test's own, 32 bytes".getBytes(StandardCharsets.UTF_8)));
        register(JsonMapper.class, JsonMapper.shared());
        register(AccessTokens.class, tokens);
        register(RoleBook.class, roles);
        register(Villages.class, villages);
        register(WechatAccounts.class, accounts);
        register(WechatSettings.class, settings());
        register(SessionTerms.class, terms);
        register(ShowMe.class, showMe);
        register(ShowOffice.class, showOffice);
        register(
                SignIn.class,
                new SignIn(
                        logins,
                        identities,
                        new InMemoryOauthStates(),
                        sessions,
                        tokens,
                        refreshTokens,
                        showMe,
                        terms,
                        ids,
                        clock));
        register(
                SignInCitizen.class,
                new SignInCitizen(
                        ticket -> Mono.error(() -> Refusal.of(Reason.SESSION_CODE_INVALID)),
                        new InMemoryOauthStates(),
                        identities,
                        new Opening(sessions, tokens, refreshTokens, showMe, terms, ids, clock),
                        number -> Mono.just(List.of()),
                        consents,
                        bindings,
                        joins,
                        roles,
                        ids,
                        clock));
        register(ShowWaysIn.class, new ShowWaysIn(joins));
        register(PartFromPlatform.class, new PartFromPlatform(joins, roles, clock));
        register(ListCitizenJoins.class, new ListCitizenJoins(joins));
        register(UndoCitizenJoin.class, new UndoCitizenJoin(joins, roles, clock));
        register(RefreshSession.class, new RefreshSession(sessions, tokens, refreshTokens, showMe, terms, clock));
        register(StaySignedIn.class, new StaySignedIn(sessions, tokens, clock));
        register(SignOut.class, new SignOut(sessions, clock));
        register(GiveConsent.class, new GiveConsent(consents, clock));
        register(WithdrawConsent.class, new WithdrawConsent(consents, clock));
        register(BindPerson.class, new BindPerson(villages, consents, identities, logins, bindings, roles, ids, clock));
        register(EndBinding.class, new EndBinding(villages, bindings, roles, clock));
        register(DecideBinding.class, new DecideBinding(bindings, roles, clock));
        register(ListPendingBindings.class, new ListPendingBindings(bindings));
        register(ListAccesses.class, new ListAccesses(accessLog));
        register(ListUnionConflicts.class, new ListUnionConflicts(identities));
        register(RequestLogin.class, new RequestLogin(requests, new Foreseen(), fingerprints, ids, clock));
        register(
                ConfirmLogin.class,
                new ConfirmLogin(requests, showOffice, fingerprints, Duration.ofHours(8), ids, clock));
        register(BecomeOperator.class, new BecomeOperator(operators, fingerprints, new Foreseen(), roles, clock));
        context.register(Doors.class);
        context.refresh();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableWebFlux
    @Import(Requests.class)
    @ComponentScan(
            basePackages = {"village.wechat.login", "village.wechat.identity", "village.wechat.problem"},
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = "village\\.wechat\\.identity\\.(family|role|self)\\..*"))
    static class Doors {}

    private static final class Foreseen implements Chance {
        private final AtomicLong secrets = new AtomicLong();

        @Override
        public String digits(int count) {
            return SCREEN_CODE;
        }

        @Override
        public String secret() {
            return "secret-" + secrets.incrementAndGet();
        }
    }

    private static WechatAccount account(
            String appId, WechatAccount.Kind kind, Set<WechatAccount.Capability> capabilities) {
        return new WechatAccount(appId, kind, capabilities, "secret");
    }

    private static WechatSettings settings() {
        var patience = Duration.ofSeconds(1);
        return new WechatSettings(
                URI.create("https://api.weixin.qq.com"),
                URI.create("https://open.weixin.qq.com"),
                patience,
                patience,
                patience,
                1,
                1,
                1,
                2,
                patience);
    }

    private <T> void register(Class<T> type, T bean) {
        context.registerBean(type, () -> bean);
    }

    WebTestClient client() {
        return WebTestClient.bindToApplicationContext(context)
                .configureClient()
                .baseUrl("http://village.example")
                .build();
    }

    Person.Id person(String openId) {
        return identities
                .personOf(new WechatLogin(new OpenId(MINI, openId), Optional.of("union-" + openId)))
                .block(PATIENCE);
    }

    /** Gives somebody a role in the village. */
    Person.Id grant(String openId, Role role) {
        var person = person(openId);
        roles.put(person, VILLAGE.id(), new Standing(Set.of(role), Optional.empty(), Set.of()));
        memberships.put(
                person,
                new Memberships.Place(
                        VILLAGE.id(), Optional.empty(), Set.of(role), Optional.empty(), Optional.empty()));
        return person;
    }

    /** The access token of somebody signed in on his phone. */
    String token(String openId) {
        return begun(openId, Face.MP, Optional.of(MINI));
    }

    /** The access token of somebody signed in at the console. */
    String consoleToken(String openId) {
        return begun(openId, Face.CONSOLE, Optional.empty());
    }

    private String begun(String openId, Face door, Optional<String> appId) {
        var session = new Session(
                new Session.Id(UUID.randomUUID()),
                person(openId),
                door,
                appId,
                clock.instant().plusSeconds(3600));
        sessions.begin(session, new byte[0]).block(PATIENCE);
        return new PlainTokens(clock).issue(session).token();
    }

    /** The code a first start prints. */
    String operatorCode() {
        return context.getBean(BecomeOperator.class).offer().block(PATIENCE);
    }

    /** The only claim that waits. */
    UUID pendingId() {
        var page = bindings.pending(VILLAGE.id(), 2, Optional.empty()).block(PATIENCE);
        return page.items().get(0).id().value();
    }

    @Override
    public void close() {
        context.close();
    }
}
