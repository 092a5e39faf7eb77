-- 存证抹除：登记抹除的那个事务里，盐和正文必须一起删掉，公开的那一版也必须一起抹除；光登记、不抹除，提交时拒绝。
create function evidence_erasure_takes_content_away() returns trigger language plpgsql as $$
begin
  if exists (select 1 from evidence_content c where c.leaf_index = new.leaf_index) or exists (
    select 1 from evidence_leaf l
    join disclosure_revision r
      on r.village_id = l.village_id and r.disclosure_id = l.subject_id and r.number = l.revision
    where l.leaf_index = new.leaf_index and l.kind = 'disclosure' and r.erased_reason is null) then
    raise exception 'evidence_erasure: % (expected: content that goes with it)', tg_op
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return null;
end
$$;
comment on function evidence_erasure_takes_content_away() is '拒绝只登记、不抹除的存证抹除';
create constraint trigger evidence_erasure_whole after insert on evidence_erasure
  deferrable initially deferred for each row execute function evidence_erasure_takes_content_away();
