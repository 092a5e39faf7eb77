package village.api.credit.rule;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import village.api.credit.Amount;
import village.api.credit.SourceKind;
import village.api.place.Village;

class InMemorySchemesTest implements SchemesContract {
    private final Village.Id village = new Village.Id(UUID.randomUUID());
    private final InMemorySchemes schemes =
            new InMemorySchemes(starter("starter-1", "2020-01-01"), starter("starter-2", "2026-12-01"));

    @Override
    public Schemes schemes() {
        return schemes;
    }

    @Override
    public Village.Id village() {
        return village;
    }

    private static Scheme starter(String version, String from) {
        var rule = new Rule("quiz", SourceKind.QUIZ, "测验", "次", 1, new Amount(1, 0), Caps.NONE, false);
        return new Scheme(version, LocalDate.parse(from), "起始规则", Amount.NONE, Amount.NONE, List.of(rule));
    }
}
