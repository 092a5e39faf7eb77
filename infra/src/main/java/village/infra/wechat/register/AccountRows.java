package village.infra.wechat.register;

import static village.infra.postgres.Columns.number;
import static village.infra.postgres.Columns.text;
import static village.infra.postgres.Columns.truth;
import static village.infra.postgres.Columns.uuid;
import static village.infra.postgres.Columns.word;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;
import village.infra.postgres.Columns;
import village.wechat.account.register.AccountRegister.Callback;
import village.wechat.account.register.AccountRegister.Change;
import village.wechat.account.register.AccountRegister.Entry;
import village.wechat.account.register.AccountRegister.Served;
import village.wechat.account.register.AccountRegister.Template;
import village.wechat.gateway.WechatAccount;
import village.wechat.gateway.WechatAccount.Capability;

/** One account with its villages and templates in one row; of the secrets only whether they are there. */
final class AccountRows {
    static final String SELECT = """
            select a.id, a.app_id, a.kind, a.name, a.capabilities, a.standard, a.callback_token_sealed is not null,
              a.callback_key_sealed is not null, a.callback_previous_key_sealed is not null, a.version,
              (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'name', v.name) order by c.code), '[]')
               from wechat_account_village s join village v on v.id = s.village_id
               join village_code c on c.village_id = s.village_id and c.valid_to is null
               where s.app_id = a.app_id)::text,
              (select coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'templateId', t.template_id,
                 'title', t.title, 'page', t.page, 'fields', t.fields) order by t.kind), '[]')
               from notice_template t where t.app_id = a.app_id)::text
            from wechat_account a
            """;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<Kept>> VILLAGES = new TypeReference<>() {};
    private static final TypeReference<List<Named>> TEMPLATES = new TypeReference<>() {};

    private record Kept(String code, String name) {}

    private record Named(String kind, String templateId, String title, String page, Map<String, String> fields) {}

    private AccountRows() {}

    static Entry toEntry(Readable row) {
        return new Entry(
                uuid(row, 0),
                text(row, 1),
                word(row, 2, WechatAccount.Kind.class),
                new Change(text(row, 3), capabilities(row.get(4, String[].class)), truth(row, 5)),
                new Callback(truth(row, 6), truth(row, 7), truth(row, 8)),
                JSON.readValue(text(row, 10), VILLAGES).stream()
                        .map(village -> new Served(village.code(), village.name()))
                        .toList(),
                JSON.readValue(text(row, 11), TEMPLATES).stream()
                        .map(template -> new Template(
                                template.kind(),
                                template.templateId(),
                                template.title(),
                                template.page(),
                                template.fields()))
                        .toList(),
                number(row, 9));
    }

    /** Words of a newer version are passed over. */
    private static Set<Capability> capabilities(String[] words) {
        return Arrays.stream(Capability.values())
                .filter(capability -> Arrays.asList(words).contains(Columns.word(capability)))
                .collect(Collectors.toSet());
    }

    static String[] words(Set<Capability> capabilities) {
        return capabilities.stream().map(Columns::word).sorted().toArray(String[]::new);
    }
}
