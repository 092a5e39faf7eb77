-- 三务公开：这一行里给大家看的，只能和最新公布的那一版一样；异议期只随新的一版改，期满只能在异议期之后登记一次。
create or replace function disclosure_keeps_public() returns trigger language plpgsql as $$
begin
  if tg_op = 'TRUNCATE' then
    raise exception 'disclosure: TRUNCATE (expected: append only)' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if tg_op = 'DELETE' then
    if old.revision is null then
      return old;
    end if;
    raise exception 'disclosure: DELETE (expected: what is public stays)' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if old.revision is not null and (new.revision is null or new.revision < old.revision
      or new.public_key <> old.public_key or new.first_published_at <> old.first_published_at) then
    raise exception 'disclosure: UPDATE (expected: what is public stays)' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if old.item_code <> new.item_code or old.class <> new.class or old.period_kind <> new.period_kind
      or old.period_from <> new.period_from then
    raise exception 'disclosure: UPDATE (expected: item and period stay)' using errcode = 'object_not_in_prerequisite_state';
  end if;
  if new.revision = old.revision and (new.title, new.published_at) is distinct from (old.title, old.published_at)
      and not exists (
        select 1 from disclosure_revision r
        where r.village_id = new.village_id and r.disclosure_id = new.id and r.number = new.revision
          and r.title = new.title and r.published_at = new.published_at) then
    raise exception 'disclosure: UPDATE (expected: title and time of the newest revision)'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  if new.revision = old.revision and (new.objections_until <> old.objections_until
      or (new.settled_at is distinct from old.settled_at
        and (old.settled_at is not null or new.settled_at <= old.objections_until))) then
    raise exception 'disclosure: UPDATE (expected: the window of objections stays)'
      using errcode = 'object_not_in_prerequisite_state';
  end if;
  return new;
end
$$;
comment on function disclosure_keeps_public() is
  '已公布的不能撤下：拒绝删除、倒退版次、改换条目或期间、标题和时间与最新一版不符、改动异议期';
