package village.infra.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;

/** The rules between the rooms, as {@code infra/decisions} and the packages' own sentences tell them. */
final class HouseRules {
    private static final String[] FACES = {"village.wechat..", "village.openapi.."};
    private static final String EMBEDDED = "village.infra.embedded..";

    /**
     * What a face may ask without a use case in between: published content, who is there, and the few words everybody
     * shares.
     */
    private static final Set<String> OPEN_PORTS = Set.of(
            "village.api.Ids",
            "village.api.Fingerprints",
            "village.api.complaint.catalogue.Categories",
            "village.api.complaint.catalogue.Due",
            "village.api.place.Grids",
            "village.api.place.Villages",
            "village.api.place.Contacts",
            "village.api.identity.AccessTokens",
            "village.api.identity.RoleBook");

    private HouseRules() {}

    static final ArchRule THE_INSIDE_KNOWS_JAVA_AND_REACTOR_ONLY = classes()
            .that()
            .resideInAPackage("village.api..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    "village.api..",
                    "java..",
                    "javax.crypto..",
                    "reactor..",
                    "org.reactivestreams..",
                    "org.jspecify.."));

    static final ArchRule WECHAT_DOES_NOT_KNOW_THE_OPEN_API = noClasses()
            .that()
            .resideInAPackage("village.wechat..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("village.openapi..");

    static final ArchRule THE_OPEN_API_DOES_NOT_KNOW_WECHAT = noClasses()
            .that()
            .resideInAPackage("village.openapi..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("village.wechat..");

    static final ArchRule NOTHING_DEPENDS_ON_INFRA = noClasses()
            .that()
            .resideInAnyPackage("village.api..", "village.wechat..", "village.openapi..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("village.infra..");

    static final ArchRule THE_INSIDE_HAS_NO_CYCLES =
            slices().matching("village.api.(*)..").should().beFreeOfCycles();

    static final ArchRule FACES_CALL_USE_CASES = noClasses()
            .that()
            .resideInAnyPackage(FACES)
            .and(areNotAdaptersOfAPort())
            .should()
            .dependOnClassesThat(closedPort());

    static final ArchRule ONLY_THE_EMBEDDED_RUN_KNOWS_EMBEDDED_SERVERS = noClasses()
            .that(resideOutsideOfPackages(EMBEDDED))
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("io.zonky..", "redis.embedded..", "com.github.tomakehurst..", "org.wiremock.."));

    static final ArchRule NOBODY_KNOWS_THE_EMBEDDED_RUN = noClasses()
            .that(resideOutsideOfPackages(EMBEDDED))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(EMBEDDED);

    static final ArchRule ONE_ADAPTER_KNOWS_WXJAVA = noClasses()
            .that(resideOutsideOfPackages("village.wechat.gateway..", "village.wechat.account.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("me.chanjar..", "cn.binarywang.."));

    static final ArchRule NOTHING_BLOCKS =
            noClasses().that(resideOutsideOfPackages(EMBEDDED)).should().callMethodWhere(blocking());

    static final ArchRule NO_JDBC = noClasses()
            .that(resideOutsideOfPackages(EMBEDDED))
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc.."));

    static final ArchRule NAMES_ARE_WORDS =
            noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|DTO|Dto|Port)(\\$.*)?");

    private static DescribedPredicate<JavaClass> closedPort() {
        return describe(
                "are ports of the inside",
                type -> type.isInterface()
                        && !type.isAnnotation()
                        && type.getPackageName().startsWith("village.api")
                        && !type.isAssignableTo(RuntimeException.class)
                        && type.getEnclosingClass().isEmpty()
                        && !OPEN_PORTS.contains(type.getName()));
    }

    /** WeChat's own adapters implement ports of the inside. */
    private static DescribedPredicate<JavaClass> areNotAdaptersOfAPort() {
        return describe(
                "are not adapters",
                type -> !type.getPackageName().startsWith("village.wechat.gateway")
                        && type.getAllRawInterfaces().stream().noneMatch(closedPort()));
    }

    private static DescribedPredicate<JavaCall<?>> blocking() {
        var names = Map.of(
                "block", "reactor.core.publisher",
                "blockOptional", "reactor.core.publisher",
                "blockFirst", "reactor.core.publisher",
                "blockLast", "reactor.core.publisher",
                "toIterable", "reactor.core.publisher",
                "toStream", "reactor.core.publisher",
                "sleep", "java.lang");
        return describe("blocks, but for closing down", call -> {
            var owner = names.get(call.getTarget().getName());
            return owner != null
                    && !call.getOrigin().getName().equals("close")
                    && call.getTargetOwner().getPackageName().equals(owner);
        });
    }
}
