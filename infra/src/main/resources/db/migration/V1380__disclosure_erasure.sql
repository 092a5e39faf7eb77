-- 三务公开：依法抹除一版公开的内容。先登记存证的抹除和理由，才能改这一版；改后只剩版次、条目、期间和经手人。
alter table disclosure_revision add column erased_reason text;
alter table disclosure_revision add constraint disclosure_revision_erased_whole check (
  erased_reason is null or (body = '' and enclosures = '[]'::jsonb and finance_table is null));
comment on column disclosure_revision.erased_reason is '依法抹除的理由（对外公开），空为没有抹除';

create function disclosure_revision_is_erased_openly() returns trigger language plpgsql as $$
begin
  if old.erased_reason is null and new.erased_reason is not null
      and (new.village_id, new.disclosure_id, new.number, new.item_code, new.item_name, new.class, new.period_kind,
        new.period_from, new.authors, new.checked_by, new.checked_at, new.published_by, new.published_at)
        is not distinct from
        (old.village_id, old.disclosure_id, old.number, old.item_code, old.item_name, old.class, old.period_kind,
        old.period_from, old.authors, old.checked_by, old.checked_at, old.published_by, old.published_at)
      and exists (
        select 1 from evidence_leaf l join evidence_erasure e on e.leaf_index = l.leaf_index
        where l.kind = 'disclosure' and l.subject_id = old.disclosure_id and l.revision = old.number) then
    return new;
  end if;
  raise exception 'disclosure_revision: % (expected: an erasure that says why)', tg_op
    using errcode = 'object_not_in_prerequisite_state';
end
$$;
comment on function disclosure_revision_is_erased_openly() is '只允许抹除已登记理由的修订';
drop trigger disclosure_revision_no_change on disclosure_revision;
create trigger disclosure_revision_no_change before update on disclosure_revision
  for each row execute function disclosure_revision_is_erased_openly();
create trigger disclosure_revision_no_delete before delete on disclosure_revision
  for each row execute function disclosure_revision_only_grows();
