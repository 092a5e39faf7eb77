-- 村民对“不予公开”请乡镇看，单独记一列：原来写在逾期上报的时间里，恢复以后就再也不会上报了。
alter table disclosure_question add column objected_at timestamptz;
alter table disclosure_question add column upheld_reason text;
alter table disclosure_question add column upheld_by uuid;
alter table disclosure_question add column upheld_at timestamptz;
comment on column disclosure_question.escalated_at is '逾期没有答复、上报乡镇的时间';
comment on column disclosure_question.objected_at is '提问人请乡镇看“不予公开”该不该的时间';
comment on column disclosure_question.upheld_reason is '乡镇认为可以不公开的理由，提问人看得到';
comment on column disclosure_question.upheld_by is '作出这个决定的乡镇工作人员';
comment on column disclosure_question.upheld_at is '乡镇作出这个决定的时间';
update disclosure_question set objected_at = escalated_at, escalated_at = null
where status = 'withheld' and escalated_at >= withheld_at;
update disclosure_question set escalated_at = null where status <> 'withheld' and escalated_at <= due_at;
alter table disclosure_question add constraint disclosure_question_objection_whole check (
  (objected_at is null or withheld_at is not null) and (upheld_at is null or objected_at is not null)
  and (upheld_at is null) = (upheld_reason is null) and (upheld_at is null) = (upheld_by is null));
create index disclosure_question_objected on disclosure_question (village_id, objected_at, id)
  where objected_at is not null and upheld_at is null;
