package village.infra.identity.self;

import java.util.List;
import village.api.identity.self.PersonalRecords;
import village.infra.postgres.Database;

/** The kinds of data in plain columns. What stays after a person has left keeps his number, which names nobody any more. */
final class PersonalTables {
    /** The account itself goes last: the others find their rows by it. */
    private static final String PERSON = """
            select jsonb_build_object('id', p.id, 'firstSignInAt', p.created_at, 'wechatAccounts', (
              select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'since', i.created_at)), '[]')
              from wechat_identity i join wechat_account a on a.app_id = i.app_id where i.person_id = p.id))::text
            from person p where p.id = :person limit :limit
            """;

    private static final String CONSENTS = """
            select jsonb_build_object('document', document, 'version', version, 'givenAt', given_at)::text
            from consent where person_id = :person order by given_at desc limit :limit
            """;
    private static final String SESSIONS = """
            select jsonb_build_object('face', face, 'beganAt', created_at, 'endsAt', coalesce(revoked_at, expires_at))::text
            from session where person_id = :person order by created_at desc limit :limit
            """;
    private static final String NOTICES = """
            select jsonb_build_object('title', title, 'text', text, 'createdAt', created_at, 'readAt', read_at)::text
            from notice where person_id = :person order by id desc limit :limit
            """;
    private static final String COMPLAINTS = """
            select jsonb_build_object('village', v.code, 'ticket', c.ticket, 'kind', c.kind, 'text', c.text,
              'status', c.status, 'filedAt', c.filed_at, 'stars', c.stars, 'rating', c.rating_text)::text
            from complaint c left join village_code v on v.village_id = c.village_id and v.valid_to is null
            where c.reporter_id = :person order by c.id desc limit :limit
            """;
    private static final String ACCESSES = """
            select jsonb_build_object('viewerRole', l.viewer_role, 'what', l.what, 'purpose', l.purpose,
              'viewedAt', l.viewed_at)::text
            from access_log l
            where l.person_id = :person or (l.village_id, l.roster_id) in (
              select b.village_id, b.roster_id from binding b where b.person_id = :person and b.state = 'bound')
            order by l.id desc limit :limit
            """;

    private PersonalTables() {}

    static List<PersonalRecords> all(Database database) {
        return List.of(
                new TableRecords(database, "consents", CONSENTS, List.of()),
                new TableRecords(
                        database,
                        "complaints",
                        COMPLAINTS,
                        List.of("update complaint set reporter_roster_id = null where reporter_id = :person")),
                new TableRecords(database, "accessLog", ACCESSES, List.of()),
                new TableRecords(
                        database, "notices", NOTICES, List.of("delete from notice where person_id = :person", """
                                delete from notice_consent c using wechat_identity i
                                where i.person_id = :person and c.app_id = i.app_id and c.openid = i.openid
                                """)),
                new TableRecords(database, "sessions", SESSIONS, List.of("""
                                update session set revoked_at = :at where person_id = :person and revoked_at is null
                                """)),
                new TableRecords(
                        database,
                        "person",
                        PERSON,
                        List.of(
                                "delete from wechat_identity where person_id = :person",
                                "update person set erased_at = :at where id = :person")));
    }
}
