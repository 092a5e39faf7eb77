-- 村民对已公布公开的疑问：答复和公开并排给大家看；答复只增不改，更正是另一次答复。
create table disclosure_question (
  village_id uuid not null,
  id uuid not null,
  version bigint not null,
  disclosure_id uuid not null,
  item_code text not null,
  title text not null,
  responsible_role text not null,
  asker_id uuid not null,
  asker_name text,
  question_text text not null,
  asked_at timestamptz not null,
  due_at timestamptz not null,
  status text not null,
  answers jsonb not null,
  withheld_reason text,
  withheld_by uuid,
  withheld_at timestamptz,
  escalated_at timestamptz,
  constraint disclosure_question_pk primary key (village_id, id),
  constraint disclosure_question_of_fk foreign key (village_id, disclosure_id) references disclosure (village_id, id),
  constraint disclosure_question_status_known check (status in ('waiting', 'answered', 'withheld')),
  constraint disclosure_question_answers_list check (jsonb_typeof(answers) = 'array'),
  constraint disclosure_question_status_fits check (
    (status = 'withheld') = (withheld_at is not null)
    and (status <> 'waiting' or answers = '[]') and (status <> 'answered' or answers <> '[]')),
  constraint disclosure_question_withheld_whole check (
    (withheld_at is null) = (withheld_reason is null) and (withheld_at is null) = (withheld_by is null)),
  constraint disclosure_question_due check (due_at > asked_at)
);
create index disclosure_question_answered on disclosure_question (village_id, disclosure_id, id desc)
  where status = 'answered';
create index disclosure_question_open on disclosure_question (village_id, disclosure_id, status, due_at)
  where status <> 'answered';
create index disclosure_question_waiting on disclosure_question (village_id, due_at, id) where status = 'waiting';
create index disclosure_question_status on disclosure_question (village_id, status, id desc);
create index disclosure_question_asker on disclosure_question (asker_id, id desc);
create index disclosure_question_asker_waiting on disclosure_question (village_id, asker_id) where status = 'waiting';
create index disclosure_question_to_escalate on disclosure_question (due_at)
  where status = 'waiting' and escalated_at is null;
comment on table disclosure_question is '村民对已公布公开的疑问和村里的答复';
comment on column disclosure_question.village_id is '村内部编号';
comment on column disclosure_question.id is '疑问编号';
comment on column disclosure_question.version is '版本，每次办理加一';
comment on column disclosure_question.disclosure_id is '问的是哪一份公开';
comment on column disclosure_question.item_code is '公开目录条目编号';
comment on column disclosure_question.title is '提问时这份公开的标题';
comment on column disclosure_question.responsible_role is '负责答复的角色';
comment on column disclosure_question.asker_id is '提问人内部编号，不公开';
comment on column disclosure_question.asker_name is '提问人打码的姓名；不愿署名、已注销的为空';
comment on column disclosure_question.question_text is '疑问';
comment on column disclosure_question.asked_at is '提问时间';
comment on column disclosure_question.due_at is '最迟答复的时刻';
comment on column disclosure_question.status is '状态：waiting 等待答复，answered 已答复，withheld 不予公开';
comment on column disclosure_question.answers is '答复和历次更正，早的在前：内容、更正理由、答复人内部编号、时间';
comment on column disclosure_question.withheld_reason is '不予公开的理由，提问人看得到';
comment on column disclosure_question.withheld_by is '决定不予公开的工作人员';
comment on column disclosure_question.withheld_at is '决定不予公开的时间';
comment on column disclosure_question.escalated_at is '逾期上报乡镇的时间';

create function disclosure_question_answers_grow() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'disclosure_question: % (expected: what was asked stays)', tg_op
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  if new.disclosure_id <> old.disclosure_id or new.question_text <> old.question_text or new.asked_at <> old.asked_at
      or new.due_at <> old.due_at or new.asker_id <> old.asker_id
      or old.answers <> coalesce((select jsonb_agg(value order by place) from jsonb_array_elements(new.answers)
        with ordinality as each (value, place) where place <= jsonb_array_length(old.answers)), '[]') then
    raise exception 'disclosure_question: UPDATE (expected: question and given answers stay)'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;
create trigger disclosure_question_stays before update or delete on disclosure_question
  for each row execute function disclosure_question_answers_grow();
create trigger disclosure_question_no_truncate before truncate on disclosure_question
  for each statement execute function disclosure_question_answers_grow();
comment on function disclosure_question_answers_grow() is '疑问不能改、不能删；答复只能增加';

create table disclosure_question_quota (
  village_id uuid not null,
  person_id uuid not null,
  day date not null,
  asked integer not null,
  constraint disclosure_question_quota_pk primary key (village_id, person_id),
  constraint disclosure_question_quota_village_fk foreign key (village_id) references village (id),
  constraint disclosure_question_quota_counts check (asked >= 1)
);
comment on table disclosure_question_quota is '每人每天提了几条疑问；锁住一行，同时提的也不会超过';
comment on column disclosure_question_quota.village_id is '村内部编号';
comment on column disclosure_question_quota.person_id is '提问人内部编号';
comment on column disclosure_question_quota.day is '最近提问的日子';
comment on column disclosure_question_quota.asked is '这一天提了几条';
