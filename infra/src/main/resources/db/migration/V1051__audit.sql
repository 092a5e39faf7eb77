-- 操作审计只增不改：满 180 天之前不能删除，任何时候不能修改或清空。
create function audit_log_only_grows() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.acted_at < now() - interval '180 days' then
      return old;
    end if;
  end if;
  raise exception 'audit_log: % (expected: append only, kept 180 days)', tg_op
    using errcode = 'object_not_in_prerequisite_state';
end
$$;
create trigger audit_log_no_change before update or delete on audit_log
  for each row execute function audit_log_only_grows();
create trigger audit_log_no_truncate before truncate on audit_log
  for each statement execute function audit_log_only_grows();
comment on function audit_log_only_grows() is '拒绝修改、清空操作审计，以及删除未满 180 天的记录';
