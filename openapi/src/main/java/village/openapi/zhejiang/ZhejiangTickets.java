package village.openapi.zhejiang;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import village.api.Reason;
import village.api.Refusal;
import village.api.Unavailable;
import village.api.identity.IdentityNumber;
import village.api.identity.PersonName;
import village.api.identity.PhoneNumber;
import village.api.identity.citizen.Citizen;
import village.api.identity.citizen.CitizenTickets;

/** Trades a ticket of 浙里办's unified sign-in: ticket for token, token for the citizen. Neither is kept or logged. */
public final class ZhejiangTickets implements CitizenTickets {
    /** How sessions and identities name where somebody came from. */
    public static final String PLATFORM = "zhejiang";

    private static final Logger LOG = LoggerFactory.getLogger(ZhejiangTickets.class);
    private static final String TOKEN = "/IC33000020220329000007/uc/sso/access_token";
    private static final String USER = "/IC33000020220329000008/uc/sso/getUserInfo";
    private static final String RESIDENT_CARD = "1";
    private static final String LEVEL = "authLevel";
    private static final String UNCHECKED = "1";
    private static final String HIGHEST = "3";

    private final IrsGateway gateway;
    private final boolean assuredUnlessSaid;

    /** @param assuredUnlessSaid whether somebody of whom the platform does not say how it checked him counts as assured */
    public ZhejiangTickets(IrsGateway gateway, boolean assuredUnlessSaid) {
        this.gateway = gateway;
        this.assuredUnlessSaid = assuredUnlessSaid;
    }

    @Override
    public Mono<Citizen> trade(String ticket) {
        return gateway.post(TOKEN, Map.of("ticketId", ticket, "appId", gateway.appId()))
                .map(answer -> text(data(answer), "accessToken").orElseThrow(() -> odd("no access token")))
                .flatMap(token -> gateway.post(USER, Map.of("token", token)))
                .map(answer -> toCitizen(data(answer)));
    }

    /** What the service gave; refuses or fails with what it said instead. */
    private static JsonNode data(JsonNode answer) {
        if (answer.path("success").asBoolean(false)) {
            return answer.path("data");
        }
        var code = answer.path("errorCode").asString("");
        LOG.info("zhejiang refuses a ticket: {}", code);
        throw switch (code) {
            case "C-USER-SSO-TICKET-INVALID", "C-USER-SSO-TOKEN-INVALID" -> Refusal.of(Reason.SESSION_CODE_INVALID);
            case "C-USER-SSO-USER-EMPTY" -> Refusal.of(Reason.SESSION_CITIZEN_UNCHECKED);
            default -> odd("error " + code);
        };
    }

    private Citizen toCitizen(JsonNode data) {
        if (!data.path("userType").asString("").equals("PERSON")) {
            throw Refusal.of(Reason.SESSION_CITIZEN_REQUIRED);
        }
        var person = data.path("personInfo");
        var user = text(person, "userId").orElseThrow(() -> odd("no user id"));
        var name = text(person, "userName").orElseThrow(() -> Refusal.of(Reason.SESSION_CITIZEN_UNCHECKED));
        var card = text(person, "idType")
                .filter(type -> !type.equals(RESIDENT_CARD))
                .isEmpty();
        return new Citizen(
                PLATFORM,
                user,
                new PersonName(name),
                text(person, "idNo")
                        .filter(number -> card && IdentityNumber.checks(number))
                        .map(IdentityNumber::new),
                text(person, "phone")
                        .filter(number -> number.matches("1[3-9][0-9]{9}"))
                        .map(PhoneNumber::new),
                assured(person));
    }

    /** Levels as of the platform's earlier sign-in: 1 not checked, 2 by what he typed, 3 in person or by his face. */
    private boolean assured(JsonNode person) {
        var level = text(person, LEVEL).or(() -> text(person, LEVEL.toLowerCase(Locale.ROOT)));
        if (level.filter(UNCHECKED::equals).isPresent()) {
            throw Refusal.of(Reason.SESSION_CITIZEN_UNCHECKED);
        }
        return level.map(HIGHEST::equals).orElse(assuredUnlessSaid);
    }

    private static Optional<String> text(JsonNode node, String name) {
        return Optional.of(node.path(name).asString("")).filter(value -> !value.isBlank());
    }

    private static Unavailable odd(String what) {
        return new Unavailable(PLATFORM, new IllegalStateException(what));
    }
}
