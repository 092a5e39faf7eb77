-- 三务公开：村民可以要求公开目录里的一项，哪怕它还没有公布过；是一条没有公开编号的疑问，同样按期答复、逾期上报。
alter table disclosure_question alter column disclosure_id drop not null;
comment on table disclosure_question is '村民对公开的疑问、要求公开的项目和村里的答复';
comment on column disclosure_question.disclosure_id is '问的是哪一份公开；要求公开目录里的一项时为空';
comment on column disclosure_question.title is '提问时这份公开的标题；要求公开一项时是条目名称';
create index disclosure_question_of_item on disclosure_question (village_id, item_code, status, id)
  where disclosure_id is null;

create or replace function disclosure_question_answers_grow() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' then
    raise exception 'disclosure_question: % (expected: what was asked stays)', tg_op
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  if new.disclosure_id is distinct from old.disclosure_id or new.item_code <> old.item_code
      or new.question_text <> old.question_text or new.asked_at <> old.asked_at
      or new.due_at <> old.due_at or new.asker_id <> old.asker_id
      or old.answers <> coalesce((select jsonb_agg(value order by place) from jsonb_array_elements(new.answers)
        with ordinality as each (value, place) where place <= jsonb_array_length(old.answers)), '[]') then
    raise exception 'disclosure_question: UPDATE (expected: question and given answers stay)'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;
