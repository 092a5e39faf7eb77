package village.infra.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import village.infra.story.WholeVillage;
import village.openapi.client.Scoped;
import village.openapi.client.Unsigned;
import village.openapi.retirement.Retirement;

/** Every route of the open API says who may call it; what is open to everybody stands here. */
class DoorsTest {
    private static final List<String> OPEN = List.of(
            "/openapi/v1/docs",
            "/openapi/v1/docs.css",
            "/openapi/v1/docs.js",
            "/openapi/v1/evidence/checkpoint",
            "/openapi/v1/evidence/consistency",
            "/openapi/v1/evidence/leaves",
            "/openapi/v1/evidence/proofs/{leaf}",
            "/openapi/v1/health",
            "/openapi/v1/openapi.json");

    @RegisterExtension
    static final WholeVillage HERE = new WholeVillage();

    @Test
    void everyRouteNamesItsScopeOrIsOpenOnPurpose() {
        var silent = new ArrayList<String>();
        var open = new TreeSet<String>();
        routes().forEach((info, method) -> info.getPatternsCondition().getPatterns().stream()
                .map(Object::toString)
                .filter(pattern -> pattern.startsWith("/openapi"))
                .forEach(pattern -> {
                    var signed = method.hasMethodAnnotation(Scoped.class);
                    if (method.hasMethodAnnotation(Unsigned.class)) {
                        open.add(pattern);
                    }
                    if (signed == method.hasMethodAnnotation(Unsigned.class)) {
                        silent.add(pattern);
                    }
                }));
        assertThat(silent).as("neither @Scoped nor @Unsigned, or both").isEmpty();
        assertThat(open).containsExactlyElementsOf(OPEN);
    }

    @Test
    void whatIsGoingIsToldLongEnoughBefore() {
        assertThat(routes().values())
                .isNotEmpty()
                .allSatisfy(
                        method -> assertThatCode(() -> Retirement.of(method)).doesNotThrowAnyException());
    }

    private static java.util.Map<org.springframework.web.reactive.result.method.RequestMappingInfo, HandlerMethod>
            routes() {
        return HERE.context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
    }
}
