package village.infra.embedded.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws the invented people of one village; the same village has the same people every time. */
final class DemoRoster {
    private static final String[] SURNAMES = "陈 周 李 王 赵 孙 吴 郑 林 何 徐 朱 沈 楼 骆 斯 俞 蒋 章 方".split(" ");
    private static final String[] MEN = "建国 志明 海波 永康 国良 水根 伟民 立新 浩然 子轩 文斌 金土 阿毛 云飞 晓东 家豪".split(" ");
    private static final String[] WOMEN = "秀英 桂兰 彩凤 美娟 小红 月琴 丽华 雅琴 雨欣 梓涵 佩芬 爱珍 春燕 思思 婷婷 玉莲".split(" ");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 1);

    private final DemoPlace place;
    private final Random chance;
    private final List<DemoResident> residents = new ArrayList<>();
    private int household;

    private DemoRoster(DemoPlace place) {
        this.place = place;
        this.chance = new Random(place.code().hashCode());
    }

    static List<DemoResident> of(DemoPlace place) {
        var roster = new DemoRoster(place);
        roster.demoPersons();
        while (roster.residents.size() < place.people()) {
            roster.household();
        }
        return roster.residents;
    }

    private void demoPersons() {
        for (var person : DemoPerson.ALL) {
            if (person.village().equals(place.name()) && person.phone().isPresent()) {
                var born = LocalDate.of(person.born(), 1 + chance.nextInt(12), 1 + chance.nextInt(28));
                residents.add(new DemoResident(
                        person.roster(),
                        person.name(),
                        person.phone(),
                        DemoNumbers.identity(born, residents.size() + 1),
                        born,
                        household++,
                        branch(person.roles().contains("party-member")
                                || person.roles().contains("cadre")),
                        person.openid().contains("migrant"),
                        false));
            }
        }
    }

    private void household() {
        var surname = pick(SURNAMES);
        var head = 1945 + chance.nextInt(45);
        var movedIn = chance.nextInt(12) == 0;
        add(surname + pick(MEN), head, movedIn);
        add(pick(SURNAMES) + pick(WOMEN), head + 1 + chance.nextInt(4), movedIn);
        for (var child = chance.nextInt(3); child > 0; child--) {
            var born = Math.min(2025, head + 23 + chance.nextInt(8));
            add(surname + pick(chance.nextBoolean() ? MEN : WOMEN), born, movedIn);
        }
        household++;
    }

    private void add(String name, int year, boolean movedIn) {
        var born = LocalDate.of(year, 1 + chance.nextInt(12), 1 + chance.nextInt(28));
        var age = TODAY.getYear() - year;
        var number = place.offset() + residents.size();
        residents.add(new DemoResident(
                DemoPerson.named("roster:" + place.code() + ":" + residents.size()),
                name,
                age < 12 ? Optional.empty() : Optional.of(DemoNumbers.phone(number)),
                DemoNumbers.identity(born, number),
                born,
                household,
                branch(!movedIn && age > 25 && chance.nextInt(10) == 0),
                !movedIn && age > 20 && age < 60 && chance.nextInt(3) == 0,
                movedIn));
    }

    private Optional<String> branch(boolean member) {
        return member ? Optional.of(place.name() + "党支部") : Optional.empty();
    }

    private String pick(String[] words) {
        return words[chance.nextInt(words.length)];
    }
}
