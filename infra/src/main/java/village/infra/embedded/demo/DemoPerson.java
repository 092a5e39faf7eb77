package village.infra.embedded.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import village.api.identity.Actor;
import village.api.identity.Person;
import village.api.identity.Role;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/**
 * Somebody one can be in the demo. Invented.
 *
 * @param openid {@code code-<openid>} signs in as him
 * @param roles published words; empty for somebody who is not bound
 * @param village name of his village; empty above the villages
 * @param phone his number on the roster; empty for somebody who is on none
 * @param born year of birth, for the roster
 * @param description what to try as him
 */
public record DemoPerson(
        String openid,
        String name,
        List<String> roles,
        String village,
        Optional<String> phone,
        int born,
        String description) {

    static final String TOWNSHIP = "330999101";
    static final String COUNTY = "330999";

    public static final List<DemoPerson> ALL = List.of(
            villager("demo-villager-1", "陈秀英", "枫溪村", "19900000001", 1951, "75 岁，独居；用长辈版反映问题", "villager"),
            villager("demo-migrant-1", "周建国", "枫溪村", "19900000002", 1984, "在外务工；远程为家里反映问题", "villager"),
            villager("demo-party-1", "李向阳", "枫溪村", "19900000003", 1975, "党员；看学习积分、接单服务", "villager", "party-member"),
            villager("demo-grid-1", "王志强", "枫溪村", "19900000004", 1986, "枫溪村第一网格的网格员；办理诉求", "villager", "grid-worker"),
            villager(
                    "demo-cadre-1",
                    "赵桂兰",
                    "枫溪村",
                    "19900000005",
                    1972,
                    "枫溪村村干部、党支部书记；审批绑定、交办诉求、管党员学习台账",
                    "villager",
                    "cadre"),
            villager(
                    "demo-committee-1",
                    "孙明",
                    "枫溪村",
                    "19900000006",
                    1968,
                    "村务监督委员会",
                    "villager",
                    "supervision-committee"),
            above("demo-dispatcher-1", "何静", "枫溪镇", "dispatcher", "枫溪镇调度员；看全镇诉求"),
            above("demo-supervisor-1", "高远", "枫江县", "supervisor", "枫江县督查员；看全县办理情况"),
            above("demo-operator-1", "唐宁", "", "operator", "运维人员；看不到村民的个人信息"),
            villager("demo-villager-2", "吴彩凤", "竹坞村", "19900000007", 1963, "竹坞村村民；看不到枫溪村的事", "villager"),
            villager("demo-grid-2", "郑海波", "竹坞村", "19900000008", 1990, "竹坞村第一网格的网格员", "villager", "grid-worker"),
            villager("demo-cadre-2", "骆国良", "竹坞村", "19900000010", 1970, "竹坞村村干部、党支部书记", "villager", "cadre"),
            villager(
                    "demo-committee-2",
                    "斯月琴",
                    "竹坞村",
                    "19900000011",
                    1966,
                    "竹坞村村务监督委员会",
                    "villager",
                    "supervision-committee"),
            new DemoPerson(
                    "demo-new-1",
                    "林晓雨",
                    List.of(),
                    "枫溪村",
                    Optional.of("19900000009"),
                    1995,
                    "在名册上，还没有绑定（手机号 19900000009）"),
            new DemoPerson("demo-guest-1", "游客", List.of(), "", Optional.empty(), 0, "不在名册上"));

    private static DemoPerson villager(
            String openid, String name, String village, String phone, int born, String description, String... roles) {
        return new DemoPerson(openid, name, List.of(roles), village, Optional.of(phone), born, description);
    }

    private static DemoPerson above(String openid, String name, String area, String role, String description) {
        return new DemoPerson(openid, name, List.of(role), area, Optional.empty(), 0, description);
    }

    /** Whether he has signed in and been bound or given a role before the demo begins. */
    boolean known() {
        return !roles.isEmpty();
    }

    public UUID person() {
        return id("person");
    }

    public UUID roster() {
        return id("roster");
    }

    /** Acting in his village, as one of his roles. */
    public static Actor acting(String openid, Village.Id village, Role... roles) {
        var who = ALL.stream()
                .filter(one -> one.openid().equals(openid))
                .findFirst()
                .orElseThrow();
        return new Actor(
                Optional.of(new Person.Id(who.person())),
                Optional.of(village),
                Stream.concat(Stream.of(Role.VILLAGER), Stream.of(roles)).collect(Collectors.toUnmodifiableSet()),
                Optional.of(new RosterPerson.Id(who.roster())),
                Set.of());
    }

    UUID id(String what) {
        return named(what + ":" + openid);
    }

    static UUID named(String what) {
        return UUID.nameUUIDFromBytes(("demo:" + what).getBytes(StandardCharsets.UTF_8));
    }
}
