package village.infra.identity.self;

import java.util.List;
import village.api.disclosure.Revision;
import village.api.identity.self.PersonalRecords;
import village.infra.postgres.Database;

/** The kinds of data in plain columns. What stays after a person has left keeps his number, which names nobody any more. */
final class PersonalTables {
    /** The account itself goes last: the others find their rows by it. */
    private static final String PERSON = """
        select jsonb_build_object('id', p.id, 'firstSignInAt', p.created_at, 'wechatAccounts', (
          select coalesce(jsonb_agg(jsonb_build_object('name', a.name, 'since', i.created_at)
            order by i.created_at, i.app_id), '[]')
          from wechat_identity i join wechat_account a on a.app_id = i.app_id where i.person_id = p.id),
          'platformAccounts', (
          select coalesce(jsonb_agg(jsonb_build_object('name', case i.app_id when 'zhejiang' then '浙里办' else i.app_id end,
            'since', i.created_at) order by i.created_at, i.app_id), '[]')
          from wechat_identity i where i.person_id = p.id
            and not exists (select 1 from wechat_account a where a.app_id = i.app_id)))::text
        from person p where p.id = :person limit :limit
        """;

    private static final String CONSENTS = """
        select jsonb_build_object('document', document, 'version', version, 'givenAt', given_at,
          'withdrawnAt', withdrawn_at)::text
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
    private static final String FOLLOWED = """
        select jsonb_build_object('village', v.code, 'ticket', c.ticket, 'why', f.why, 'since', f.since)::text
        from complaint_follower f join complaint c on c.village_id = f.village_id and c.id = f.complaint_id
        left join village_code v on v.village_id = f.village_id and v.valid_to is null
        where f.person_id = :person order by f.since desc limit :limit
        """;
    private static final String CLAIMS = """
        select jsonb_build_object('village', v.code, 'ticket', c.ticket, 'status', c.status,
          'confirmed', c.claim_confirmed)::text
        from complaint c left join village_code v on v.village_id = c.village_id and v.valid_to is null
        where c.claimant_id = :person order by c.id desc limit :limit
        """;
    private static final String QUESTIONS = """
        select jsonb_build_object('village', v.code, 'disclosure', case when exists (
            select 1 from disclosure_cover h join disclosure_revision r
              on r.village_id = h.village_id and r.disclosure_id = h.disclosure_id and r.number = h.revision
            where h.village_id = q.village_id and h.disclosure_id = q.disclosure_id and h.attachment_id is null
              and h.verdict is distinct from 'lift' and r.erased_reason is null and r.title = q.title)
            then '%s' else q.title end, 'text', q.question_text,
          'name', q.asker_name, 'status', q.status, 'askedAt', q.asked_at, 'dueAt', q.due_at,
          'answer', q.answers -> -1 ->> 'text', 'withheldReason', q.withheld_reason,
          'objectedAt', q.objected_at, 'upheldReason', q.upheld_reason)::text
        from disclosure_question q left join village_code v on v.village_id = q.village_id and v.valid_to is null
        where q.asker_id = :person order by q.id desc limit :limit
        """.formatted(Revision.COVERED);
    private static final String INQUIRIES = """
        select jsonb_build_object('village', v.code, 'desk', d.name, 'status', q.status, 'public', q.openness,
          'name', q.asker_name, 'askedAt', q.asked_at, 'dueAt', q.due_at, 'reason', q.declined_reason,
          'thread', (select jsonb_agg(jsonb_build_object('side', m ->> 'side', 'text', m ->> 'text',
            'at', m ->> 'at') order by place) from jsonb_array_elements(q.messages) with ordinality as t (m, place)))::text
        from inquiry q join inquiry_desk d on d.code = q.desk_code
        left join village_code v on v.village_id = q.village_id and v.valid_to is null
        where q.asker_id = :person order by q.id desc limit :limit
        """;
    /**
     * His words go; what was published of them carries no name. Nobody waits any more for what he asked: it is closed, and
     * no desk is late with it.
     */
    private static final String FORGET_INQUIRIES = """
        update inquiry set asker_name = null, asker_roster_id = null, version = version + 1,
          status = case when status = 'waiting' then 'declined' else status end,
          declined_reason = case when status = 'waiting' then '提问的人已注销，不用答复。' else declined_reason end,
          declined_at = case when status = 'waiting' then now() else declined_at end,
          openness = case when openness = 'pending' then 'private' else openness end, messages = (
          select jsonb_agg(case when m ->> 'side' = 'asker'
            then m || '{"text": "（提问的人已注销，内容已删除）", "attachments": [],
              "transcripts": []}' else m end order by place)
          from jsonb_array_elements(messages) with ordinality as t (m, place))
        where asker_id = :person
        """;

    /** Those he sits by, or by which nobody sits who was bound as him since. */
    private static final String FORGET_INVITATIONS = """
        update inquiry_invitation i set label = '已注销', version = version + 1, ended_at = coalesce(ended_at, now()),
          seat_village_id = null, seat_roster_id = null
        where (i.seat_village_id, i.seat_roster_id) in (
            select village_id, roster_id from binding where person_id = :person and state = 'bound')
          or (i.accepted_by = :person and not exists (
            select 1 from binding b
            where b.village_id = i.seat_village_id and b.roster_id = i.seat_roster_id and b.state = 'bound'))
        """;

    private static final String LESSONS = """
        select jsonb_build_object('village', v.code, 'course', c.title, 'reachedSeconds', p.reached_ms / 1000,
          'begunAt', p.begun_at, 'finishedAt', p.finished_at)::text
        from binding b join lesson_progress p on p.village_id = b.village_id and p.roster_id = b.roster_id
        join course c on c.village_id = p.village_id and c.id = p.course_id
        left join village_code v on v.village_id = b.village_id and v.valid_to is null
        where b.person_id = :person and b.state = 'bound' order by p.begun_at desc limit :limit
        """;
    private static final String QUIZZES = """
        select jsonb_build_object('village', v.code, 'course', c.title, 'number', q.number, 'begunAt', q.begun_at,
          'handedInAt', q.handed_in_at, 'passed', q.passed)::text
        from binding b join quiz_attempt q on q.village_id = b.village_id and q.roster_id = b.roster_id
        join course c on c.village_id = q.village_id and c.id = q.course_id
        left join village_code v on v.village_id = b.village_id and v.valid_to is null
        where b.person_id = :person and b.state = 'bound' order by q.begun_at desc limit :limit
        """;
    private static final String CREDITS = """
        select jsonb_build_object('village', v.code, 'year', e.year, 'number', e.number, 'source', e.source_kind,
          'title', e.title, 'occurredAt', e.occurred_at, 'points', e.points, 'minutes', e.minutes,
          'balancePoints', e.points_after, 'balanceMinutes', e.minutes_after, 'reason', e.reason)::text
        from binding b
        join credit_entry e on e.village_id = b.village_id and e.member_id = b.roster_id
        left join village_code v on v.village_id = e.village_id and v.valid_to is null
        where b.person_id = :person and b.state = 'bound' order by e.id desc limit :limit
        """;
    private static final String CREDIT_APPEALS = """
        select jsonb_build_object('village', v.code, 'text', a.appeal_text, 'filedAt', a.filed_at,
          'status', a.status, 'reason', a.reason, 'decidedAt', a.decided_at)::text
        from credit_appeal a left join village_code v on v.village_id = a.village_id and v.valid_to is null
        where a.filed_by = :person order by a.id desc limit :limit
        """;
    /** The member's, whoever wrote it down; and what he handed in under a binding that has ended. */
    private static final String OFFLINE_STUDIES = """
        select jsonb_build_object('village', v.code, 'title', s.title, 'day', s.day, 'hours', s.hours,
          'text', s.study_text, 'handedInAt', s.handed_in_at, 'status', s.status, 'reason', s.reason,
          'decidedAt', s.decided_at)::text
        from offline_study s left join village_code v on v.village_id = s.village_id and v.valid_to is null
        where s.handed_in_by = :person or (s.village_id, s.member_id) in (
          select b.village_id, b.roster_id from binding b where b.person_id = :person and b.state = 'bound')
        order by s.id desc limit :limit
        """;

    private static final String TRANSCRIPTS = """
        select jsonb_build_object('village', v.code, 'ticket', c.ticket, 'text', t.text, 'at', t.at)::text
        from complaint_transcript t join complaint c on c.village_id = t.village_id and c.id = t.complaint_id
        left join village_code v on v.village_id = t.village_id and v.valid_to is null
        where t.author_id = :person order by t.at desc limit :limit
        """;
    private static final String PREFERENCE = """
        select jsonb_build_object('quietFrom', quiet_from, 'quietTo', quiet_to, 'digest', digest,
          'wording', wording, 'changedAt', changed_at)::text
        from notice_preference where person_id = :person limit :limit
        """;
    private static final String DIGESTS = """
        select jsonb_build_object('day', day, 'notices', notices, 'closedAt', closed_at)::text
        from notice_digest where person_id = :person order by id desc limit :limit
        """;
    private static final String WINDOWS = """
        select jsonb_build_object('account', i.app_id, 'lastMessageAt', w.message_at, 'lastActAt', w.act_at,
          'refusedMessagesAt', r.refused_at)::text
        from wechat_identity i
        left join reply_window w on w.app_id = i.app_id and w.openid = i.openid
        left join notice_refusal r on r.app_id = i.app_id and r.openid = i.openid
        where i.person_id = :person and (w.openid is not null or r.openid is not null) limit :limit
        """;
    private static final String ACCESSES = """
        select jsonb_build_object('viewerRole', coalesce(l.viewer_role, 'platform'), 'what', l.what, 'purpose', l.purpose,
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
                new TableRecords(
                        database,
                        "followedComplaints",
                        FOLLOWED,
                        List.of("delete from complaint_follower where person_id = :person")),
                new TableRecords(database, "claims", CLAIMS, List.of()),
                new TableRecords(database, "credits", CREDITS, List.of()),
                new TableRecords(
                        database,
                        "disclosureQuestions",
                        QUESTIONS,
                        List.of(
                                "update disclosure_question set asker_name = null where asker_id = :person",
                                "delete from disclosure_question_quota where person_id = :person")),
                new TableRecords(database, "lessons", LESSONS, List.of()),
                new TableRecords(database, "quizzes", QUIZZES, List.of()),
                new TableRecords(
                        database,
                        "inquiries",
                        INQUIRIES,
                        List.of(
                                FORGET_INQUIRIES,
                                "delete from inquiry_quota where person_id = :person",
                                "update inquiry_expert set left_at = now() where person_id = :person and left_at is"
                                        + " null",
                                FORGET_INVITATIONS)),
                new TableRecords(
                        database,
                        "creditAppeals",
                        CREDIT_APPEALS,
                        List.of("update credit_appeal set filed_by = null, appeal_text = '' where filed_by = :person")),
                new TableRecords(
                        database,
                        "offlineStudies",
                        OFFLINE_STUDIES,
                        List.of("update offline_study set handed_in_by = null, study_text = '' where handed_in_by ="
                                + " :person")),
                new TableRecords(
                        database,
                        "transcripts",
                        TRANSCRIPTS,
                        List.of("update complaint_transcript set author_id = null where author_id = :person")),
                new TableRecords(
                        database,
                        "noticePreferences",
                        PREFERENCE,
                        List.of("delete from notice_preference where person_id = :person")),
                new TableRecords(
                        database,
                        "noticeDigests",
                        DIGESTS,
                        List.of("delete from notice_digest where person_id = :person")),
                new TableRecords(database, "replyWindows", WINDOWS, List.of("""
                    delete from reply_window w using wechat_identity i
                    where i.person_id = :person and w.app_id = i.app_id and w.openid = i.openid
                    """, """
                    delete from notice_refusal r using wechat_identity i
                    where i.person_id = :person and r.app_id = i.app_id and r.openid = i.openid
                    """)),
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
                                "delete from citizen_join where person_id = :person",
                                "delete from wechat_identity where person_id = :person",
                                "update person set erased_at = :at where id = :person")));
    }
}
